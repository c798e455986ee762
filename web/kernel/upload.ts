/** Sends files and says how far it has come, which fetch cannot. */
import { ApiError, address, get } from './api.ts';

/** What the server says of a file that it has taken. */
export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly author?: { readonly name?: string; readonly displayName: string };
  readonly created: string;
  readonly size: number;
  readonly mimeType: string;
  readonly content: string;
  readonly thumbnail?: string;
}

interface Said {
  errorMessages?: string[];
  errors?: Record<string, string>;
}

/**
 * Attaches files to an issue, all of them or none.
 * @param onProgress from 0 to 1
 * @throws ApiError as `request` does; DOMException AbortError where `signal` was aborted
 */
export async function uploadFiles(
  issueKey: string,
  files: readonly File[],
  onProgress: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Attachment[]> {
  // Where the session has ended, this asks for the log-in before a long upload and not after it.
  await get('/rest/api/2/attachment/meta');
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  const path = `/rest/api/2/issue/${encodeURIComponent(issueKey)}/attachments`;
  return new Promise((resolve, reject) => {
    const sent = new XMLHttpRequest();
    sent.open('POST', address(path));
    sent.setRequestHeader('Accept', 'application/json');
    sent.setRequestHeader('X-Atlassian-Token', 'no-check');
    sent.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    sent.addEventListener('load', () => {
      if (sent.status < 300) resolve(JSON.parse(sent.responseText) as Attachment[]);
      else reject(refusal(sent));
    });
    sent.addEventListener('error', () => reject(new ApiError(0, [], {}, new Headers())));
    sent.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    signal?.addEventListener('abort', () => sent.abort());
    sent.send(form);
  });
}

function refusal(sent: XMLHttpRequest): ApiError {
  let said: Said = {};
  try {
    said = (JSON.parse(sent.responseText) ?? {}) as Said;
  } catch {
    // No JSON: what lies between here and the server has answered.
  }
  return new ApiError(sent.status, said.errorMessages ?? [], said.errors ?? {}, new Headers());
}
