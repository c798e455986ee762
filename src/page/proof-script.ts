/**
 * Runs in a Web Worker of the login page: looks for the counter whose scrypt key begins as the challenge says.
 * scrypt is written out here because browsers offer no crypto.subtle on plain http, where many an installation
 * inside a company lives, and none of them offers scrypt. It needs memory as well as time, so that a guessing program
 * gains little over a person's browser. Source: RFC 7914 (scrypt), RFC 8018 (PBKDF2), FIPS 180-4 (SHA-256); the
 * challenge is ALTCHA's, version 2.
 */
export const proofScript = `'use strict';
const K = new Int32Array(64);
(function () {
  for (let n = 2, i = 0; i < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (prime) { const root = Math.cbrt(n); K[i++] = (root - Math.floor(root)) * 4294967296 | 0; }
  }
})();

function sha256(bytes) {
  const blocks = (bytes.length + 9 + 63) >> 6, padded = new Uint8Array(blocks * 64), view = new DataView(padded.buffer);
  padded.set(bytes);
  padded[bytes.length] = 128;
  view.setUint32(blocks * 64 - 8, Math.floor(bytes.length / 536870912));
  view.setUint32(blocks * 64 - 4, bytes.length << 3);
  const h = new Int32Array([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]);
  const w = new Int32Array(64);
  const rotate = (x, n) => x >>> n | x << 32 - n;
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + i * 4);
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15], b = w[i - 2];
      w[i] = w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >>> 3) + w[i - 7] + (rotate(b, 17) ^ rotate(b, 19) ^ b >>> 10) | 0;
    }
    let [a, b, c, d, e, f, g, j] = h;
    for (let i = 0; i < 64; i++) {
      const one = j + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (e & f ^ ~e & g) + K[i] + w[i] | 0;
      const two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
      j = g; g = f; f = e; e = d + one | 0; d = c; c = b; b = a; a = one + two | 0;
    }
    [a, b, c, d, e, f, g, j].forEach((value, i) => { h[i] = h[i] + value | 0; });
  }
  const digest = new DataView(new ArrayBuffer(32));
  h.forEach((value, i) => digest.setInt32(i * 4, value));
  return new Uint8Array(digest.buffer);
}

function join(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
}

function hmac(key, message) {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  return sha256(join(block.map((byte) => byte ^ 0x5c), sha256(join(block.map((byte) => byte ^ 0x36), message))));
}

/* PBKDF2-HMAC-SHA-256 with one round, all that scrypt asks for */
function pbkdf2(password, salt, length) {
  const parts = [];
  for (let i = 1; (i - 1) * 32 < length; i++) parts.push(hmac(password, join(salt, new Uint8Array([0, 0, 0, i]))));
  return join(...parts).slice(0, length);
}

/* Salsa20/8 of (x xor from[at..]), written to x and to to[put..] */
function salsa(x, from, at, to, put) {
  let a0 = x[0] ^= from[at], a1 = x[1] ^= from[at + 1], a2 = x[2] ^= from[at + 2], a3 = x[3] ^= from[at + 3];
  let a4 = x[4] ^= from[at + 4], a5 = x[5] ^= from[at + 5], a6 = x[6] ^= from[at + 6], a7 = x[7] ^= from[at + 7];
  let a8 = x[8] ^= from[at + 8], a9 = x[9] ^= from[at + 9], b0 = x[10] ^= from[at + 10], b1 = x[11] ^= from[at + 11];
  let b2 = x[12] ^= from[at + 12], b3 = x[13] ^= from[at + 13], b4 = x[14] ^= from[at + 14], b5 = x[15] ^= from[at + 15];
  let t;
  for (let round = 0; round < 4; round++) {
    t = a0 + b2 | 0; a4 ^= t << 7 | t >>> 25; t = a4 + a0 | 0; a8 ^= t << 9 | t >>> 23;
    t = a8 + a4 | 0; b2 ^= t << 13 | t >>> 19; t = b2 + a8 | 0; a0 ^= t << 18 | t >>> 14;
    t = a5 + a1 | 0; a9 ^= t << 7 | t >>> 25; t = a9 + a5 | 0; b3 ^= t << 9 | t >>> 23;
    t = b3 + a9 | 0; a1 ^= t << 13 | t >>> 19; t = a1 + b3 | 0; a5 ^= t << 18 | t >>> 14;
    t = b0 + a6 | 0; b4 ^= t << 7 | t >>> 25; t = b4 + b0 | 0; a2 ^= t << 9 | t >>> 23;
    t = a2 + b4 | 0; a6 ^= t << 13 | t >>> 19; t = a6 + a2 | 0; b0 ^= t << 18 | t >>> 14;
    t = b5 + b1 | 0; a3 ^= t << 7 | t >>> 25; t = a3 + b5 | 0; a7 ^= t << 9 | t >>> 23;
    t = a7 + a3 | 0; b1 ^= t << 13 | t >>> 19; t = b1 + a7 | 0; b5 ^= t << 18 | t >>> 14;
    t = a0 + a3 | 0; a1 ^= t << 7 | t >>> 25; t = a1 + a0 | 0; a2 ^= t << 9 | t >>> 23;
    t = a2 + a1 | 0; a3 ^= t << 13 | t >>> 19; t = a3 + a2 | 0; a0 ^= t << 18 | t >>> 14;
    t = a5 + a4 | 0; a6 ^= t << 7 | t >>> 25; t = a6 + a5 | 0; a7 ^= t << 9 | t >>> 23;
    t = a7 + a6 | 0; a4 ^= t << 13 | t >>> 19; t = a4 + a7 | 0; a5 ^= t << 18 | t >>> 14;
    t = b0 + a9 | 0; b1 ^= t << 7 | t >>> 25; t = b1 + b0 | 0; a8 ^= t << 9 | t >>> 23;
    t = a8 + b1 | 0; a9 ^= t << 13 | t >>> 19; t = a9 + a8 | 0; b0 ^= t << 18 | t >>> 14;
    t = b5 + b4 | 0; b2 ^= t << 7 | t >>> 25; t = b2 + b5 | 0; b3 ^= t << 9 | t >>> 23;
    t = b3 + b2 | 0; b4 ^= t << 13 | t >>> 19; t = b4 + b3 | 0; b5 ^= t << 18 | t >>> 14;
  }
  to[put] = x[0] = x[0] + a0 | 0; to[put + 1] = x[1] = x[1] + a1 | 0;
  to[put + 2] = x[2] = x[2] + a2 | 0; to[put + 3] = x[3] = x[3] + a3 | 0;
  to[put + 4] = x[4] = x[4] + a4 | 0; to[put + 5] = x[5] = x[5] + a5 | 0;
  to[put + 6] = x[6] = x[6] + a6 | 0; to[put + 7] = x[7] = x[7] + a7 | 0;
  to[put + 8] = x[8] = x[8] + a8 | 0; to[put + 9] = x[9] = x[9] + a9 | 0;
  to[put + 10] = x[10] = x[10] + b0 | 0; to[put + 11] = x[11] = x[11] + b1 | 0;
  to[put + 12] = x[12] = x[12] + b2 | 0; to[put + 13] = x[13] = x[13] + b3 | 0;
  to[put + 14] = x[14] = x[14] + b4 | 0; to[put + 15] = x[15] = x[15] + b5 | 0;
}

let memory = new Int32Array(0);

/* cost: N, a power of two; size: r; one lane */
function scrypt(password, salt, cost, size, length) {
  const words = 32 * size, half = 16 * size;
  if (memory.length !== words * cost) memory = new Int32Array(words * cost);
  const block = pbkdf2(password, salt, words * 4);
  let now = new Int32Array(block.buffer), next = new Int32Array(words);
  const x = new Int32Array(16);
  const mix = () => {
    x.set(now.subarray(words - 16));
    for (let i = 0, even = 0, odd = half; i < words; i += 32, even += 16, odd += 16) {
      salsa(x, now, i, next, even);
      salsa(x, now, i + 16, next, odd);
    }
    [now, next] = [next, now];
  };
  for (let i = 0; i < cost; i++) { memory.set(now, i * words); mix(); }
  for (let i = 0; i < cost; i++) {
    const from = (now[words - 16] & cost - 1) * words;
    for (let k = 0; k < words; k++) now[k] ^= memory[from + k];
    mix();
  }
  return pbkdf2(password, new Uint8Array(now.buffer), length);
}

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/* parameters: those of the challenge; says how far it is after each try */
function solve(parameters, first, step, tell) {
  const nonce = bytesOf(parameters.nonce), salt = bytesOf(parameters.salt);
  for (let counter = first; ; counter += step) {
    const password = join(nonce, new Uint8Array([counter >>> 24, counter >>> 16, counter >>> 8, counter]));
    const key = hexOf(scrypt(password, salt, parameters.cost, parameters.memoryCost, parameters.keyLength));
    if (key.startsWith(parameters.keyPrefix)) return { counter, derivedKey: key };
    tell(counter);
  }
}

onmessage = (event) => {
  const { parameters, first, step } = event.data;
  const solution = solve(parameters, first, step, (counter) => postMessage({ counter }));
  postMessage({ solution });
};
`;
