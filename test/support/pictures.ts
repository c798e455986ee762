/** Pictures to upload, and ways to send them. */
import sharp from 'sharp';
import type { Answer, Client } from './server.ts';

/** The left half red, the rest blue. */
export async function picture(width: number, height: number, format: 'png' | 'jpeg' | 'gif' = 'png') {
  const half = { create: { width: width >> 1, height, channels: 3, background: '#ff0000' } } as const;
  const red = await sharp(half).png().toBuffer();
  const whole = { create: { width, height, channels: 3, background: '#0000ff' } } as const;
  return sharp(whole)
    .composite([{ input: red, left: 0, top: 0 }])
    .withExif({ IFD0: { Copyright: 'hidden in the file' } })
    .toFormat(format)
    .toBuffer();
}

/** A PNG that says it is of so many pixels, in a few bytes. */
export async function bomb(side: number): Promise<Buffer> {
  return sharp({
    create: { width: side, height: side, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

const noCheck = { 'x-atlassian-token': 'no-check' };

export const upload = (
  client: Client,
  path: string,
  bytes: Buffer,
  type = 'image/png',
  method = 'POST',
): Promise<Answer> => client.request(method, path, bytes, { headers: { ...noCheck, 'content-type': type } });

export function uploadMultipart(client: Client, path: string, bytes: Buffer, type = 'image/png') {
  const boundary = 'xxBOUNDARYxx';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="avatar"; filename="a.png"\r\nContent-Type: ${type}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return upload(client, path, body, `multipart/form-data; boundary=${boundary}`);
}

/** The address of an answer as this client takes it: without host and context path. */
export const pathOf = (url: string): string => url.replace('http://localhost:8090/jira', '');

/** Width, height, format and the colour of the first pixel. */
export async function look(bytes: Buffer) {
  const { width, height, format, exif } = await sharp(bytes).metadata();
  const raw = await sharp(bytes).removeAlpha().raw().toBuffer();
  return { width, height, format, exif, first: [...raw.subarray(0, 3)], last: [...raw.subarray(-3)] };
}
