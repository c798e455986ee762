/** Attaching files as clients do. */
import type { Answer, Client } from './server.ts';

const boundary = 'a-boundary-of-ours';

/** A multipart body with one file. */
export async function attachFile(
  client: Client,
  issue: string,
  file: { filename: string; content: Buffer | string; type?: string },
): Promise<Answer['body']> {
  const { filename, content, type = 'application/octet-stream' } = file;
  const body = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: ${type}\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'x-atlassian-token': 'no-check',
  };
  const answer = await client.post(`/rest/api/2/issue/${issue}/attachments`, body, { headers });
  if (answer.status !== 200) throw new Error(`Could not attach: ${answer.status} ${answer.text}`);
  return answer.body[0];
}
