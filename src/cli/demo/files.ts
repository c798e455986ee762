/** The files that hang on the demo's issues: real ones, made when they are needed. */
import { crc32, deflateSync } from 'node:zlib';

const logLine = (minute: number, text: string): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:07 ${text}`;

const makers: Readonly<Record<string, () => Buffer>> = {
  'market-station.log': () =>
    text([
      logLine(481, 'station=market dock=3 state=occupied bicycle=0417'),
      logLine(497, 'station=market dock=3 state=free'),
      logLine(512, 'station=market dock=4 state=maintenance by=workshop'),
      logLine(513, 'station=market dock=5 state=maintenance by=workshop'),
      logLine(514, 'map station=market free=3 docks=3,4,5'),
    ]),
  'receipt-10417.txt': () =>
    text(['Receipt 10417', 'Hire   23:35:02 - 00:00:12', 'Day rate   2 x 9.00', 'Total      18.00 EUR']),
  'crash-0.9.3.txt': () =>
    text([
      'Fatal: Unhandled rejection: network unreachable',
      '  at endHire (hire.js:214)',
      '  at onLockClosed (lock.js:88)',
      'app 0.9.3, offline for 00:02:41',
    ]),
  'workshop-list.csv': () =>
    text(['bicycle,part,days', '0417,brake,12', '1093,chain,9', '0221,light,3', '0870,tyre,1']),
  'map-at-the-market.png': () => picture(360, 220, mapOfStations([90, 200, 290])),
  'overlapping-names.png': () => picture(240, 320, mapOfStations([100, 110, 125])),
  'dock-temperature.png': () => picture(320, 180, columnChart([31, 35, 42, 51, 63, 70, 66, 58, 44, 36], 50)),
  'hires-by-month.png': () => picture(320, 180, columnChart([12, 18, 33, 47, 61, 72, 70, 55], 80)),
};

/** @throws where the demo knows no file of this name */
export function demoFile(name: string): Buffer {
  const make = makers[name];
  if (!make) throw new Error(`The demo has no file called ${name}.`);
  return make();
}

const text = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\n')}\n`);

type Colour = readonly [red: number, green: number, blue: number];
/** The colour of the point at x and y. */
type Drawing = (x: number, y: number) => Colour;

const paper: Colour = [243, 241, 234];
const ink: Colour = [42, 111, 94];
const alarm: Colour = [196, 74, 54];
const road: Colour = [216, 211, 196];

/** Columns of these heights; those above `limit` stand out. */
const columnChart =
  (heights: readonly number[], limit: number): Drawing =>
  (x, y) => {
    const column = Math.floor(x / 32);
    const height = heights[column];
    if (height === undefined || x % 32 < 6 || 180 - y > height * 2) return paper;
    return height > limit ? alarm : ink;
  };

/** Two roads, and stations where they are said to be. */
const mapOfStations =
  (places: readonly number[]): Drawing =>
  (x, y) => {
    if (places.some((at, index) => (x - at) ** 2 + (y - 60 - index * 45) ** 2 < 144)) return ink;
    return Math.abs(y - x / 2 - 20) < 6 || Math.abs(y + x / 3 - 190) < 6 ? road : paper;
  };

/** A PNG of 8-bit RGB, one filter byte before each row. @source W3C PNG, third edition */
function picture(width: number, height: number, drawing: Drawing): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(drawing(x, y), y * (1 + width * 3) + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
