// Bytes and the ways to write them: base64url, base32 (RFC 4648), hexadecimal.

export const bytesOf = (text) => new TextEncoder().encode(text);
export const random = (length) => crypto.getRandomValues(new Uint8Array(length));

export function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export async function hash(bytes, name = "SHA-256") {
  return new Uint8Array(await crypto.subtle.digest(name, bytes));
}

export const toHex = (bytes) => Array.from(bytes, (it) => it.toString(16).padStart(2, "0")).join("");
export const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (it) => parseInt(it, 16));

export function toBase64(bytes) {
  const text = btoa(Array.from(bytes, (it) => String.fromCharCode(it)).join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function fromBase64(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (it) => it.charCodeAt(0));
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

export function toBase32(bytes) {
  let bits = Array.from(bytes, (it) => it.toString(2).padStart(8, "0")).join("");
  bits = bits.padEnd(Math.ceil(bits.length / 5) * 5, "0");
  return bits.replace(/.{5}/g, (five) => LETTERS[parseInt(five, 2)]);
}

export function fromBase32(text) {
  const bits = Array.from(text, (it) => LETTERS.indexOf(it).toString(2).padStart(5, "0")).join("");
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => parseInt(eight, 2));
}
