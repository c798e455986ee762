import { describe, expect, it } from 'vitest';
import { namesTag, readRange } from './byte-range.ts';
import { contentDisposition } from './content-disposition.ts';
import { filenameProblem, withoutPath } from './filename.ts';
import { HEAD_BYTES, inlineTypeOf, mimeTypeOf } from './media-type.ts';

describe('what a browser may show a file as', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n....', 'image/png'],
    ['\xff\xd8\xff\xe0..JFIF', 'image/jpeg'],
    ['GIF89a......', 'image/gif'],
    ['RIFF....WEBPVP8 ', 'image/webp'],
    ['%PDF-1.7\n', 'application/pdf'],
    ['A plain line\r\n\tand another\n', 'text/plain'],
  ])('%j is shown as %s', (head, type) => {
    expect(inlineTypeOf(Buffer.from(head, 'latin1'))).toBe(type);
  });

  it.each([
    '<html><script>alert(1)</script>',
    ' \n<!doctype html>',
    '\ufeff<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    '<?xml version="1.0"?>',
    '\x7fELF\x02\x01\x01\x00',
    'PK\x03\x04',
    'text with \0 in it',
    '',
  ])('%j is only downloaded', (head) => {
    expect(inlineTypeOf(Buffer.from(head))).toBeNull();
  });

  it('takes bytes that are not UTF-8 for no text', () => {
    expect(inlineTypeOf(Buffer.from([0x61, 0xe9, 0x62, 0x63]))).toBeNull();
  });

  it('does not mind a character that is cut in two where the look ends', () => {
    const head = Buffer.from(`${'a'.repeat(HEAD_BYTES - 1)}é`).subarray(0, HEAD_BYTES);
    expect(inlineTypeOf(head)).toBe('text/plain');
  });
});

describe('what clients are told a file is', () => {
  it.each([
    ['image/png', 'text/html', 'a.html', 'image/png'],
    [null, 'text/HTML; charset=x', 'a.txt', 'text/html'],
    ['text/plain', 'text/csv', 'a.csv', 'text/csv'],
    ['text/plain', 'application/octet-stream', 'data.json', 'application/json'],
    ['text/plain', 'text/plain', 'notes', 'text/plain'],
    [null, 'text/plain', 'a.zip', 'application/zip'],
    [null, 'not a type\r\nX: y', 'a.bin', 'application/octet-stream'],
    [null, '', 'constructor.constructor', 'application/octet-stream'],
  ])('bytes %s, declared %j, name %s: %s', (inline, declared, name, type) => {
    expect(mimeTypeOf(inline, declared, name)).toBe(type);
  });
});

describe('the name of a file', () => {
  it.each([
    ['a.txt', 'a.txt'],
    ['C:\\temp\\a.txt', 'a.txt'],
    ['../../etc/passwd', 'passwd'],
    [' Grüße aus Köln.png ', 'Grüße aus Köln.png'],
    ['e\u0301.txt', 'é.txt'],
    ['a/', ''],
  ])('%j is kept as %j', (given, kept) => {
    expect(withoutPath(given)).toBe(kept);
  });

  it.each(['a.txt', '報告.pdf', '..a', '👍.png', 'x'.repeat(255)])('%j can be', (name) => {
    expect(filenameProblem(name)).toBeNull();
  });

  it.each(['', '.', '..', 'a\nb', 'a\0b', 'gpj.\u202Eexe', '\ud800', 'x'.repeat(256)])(
    '%j cannot be',
    (name) => {
      expect(filenameProblem(name)).not.toBeNull();
    },
  );
});

describe('Content-Disposition', () => {
  it.each([
    ['a b.txt', 'attachment; filename="a b.txt"'],
    ['ö.txt', 'attachment; filename="_.txt"; filename*=UTF-8\'\'%C3%B6.txt'],
    ['"; x=.txt', 'attachment; filename="_; x=.txt"; filename*=UTF-8\'\'%22%3B%20x%3D.txt'],
    ["100%'(1)*.txt", "attachment; filename=\"100_'(1)*.txt\"; filename*=UTF-8''100%25%27%281%29%2A.txt"],
  ])('%j', (name, header) => {
    expect(contentDisposition('attachment', name)).toBe(header);
  });
});

describe('a Range header', () => {
  it.each([
    [undefined, null],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=2-', { start: 2, end: 9 }],
    ['bytes=2-100', { start: 2, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-100', { start: 0, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', null],
    ['bytes=0-1,4-5', null],
    ['bytes=-', null],
    ['lines=1-2', null],
    [`bytes=${'9'.repeat(400)}-`, null],
  ])('%j of ten bytes', (header, part) => {
    expect(readRange(header, 10)).toEqual(part);
  });

  it('finds nothing in an empty file', () => {
    expect(readRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(readRange('bytes=-5', 0)).toBe('unsatisfiable');
  });
});

it('knows an entity tag among others, weak or strong', () => {
  expect(namesTag('"1", W/"2"', '"2"')).toBe(true);
  expect(namesTag('*', '"2"')).toBe(true);
  expect(namesTag('"22"', '"2"')).toBe(false);
  expect(namesTag(undefined, '"2"')).toBe(false);
});
