// RSA blind signatures, the client's half of RFC 9474: RSABSSA-SHA384-PSS-Randomized.
// Not constant in time, which the RFC accepts for clients: every secret here is used once.
import { fromBase64, fromHex, hash, join, random, toHex } from "./bytes.js";

const HASH = "SHA-384";
const HASH_LENGTH = 48;
const PREFIX_LENGTH = 32;

const toNumber = (bytes) => BigInt("0x" + toHex(bytes));
const toBytes = (number, length) => fromHex(number.toString(16).padStart(2 * length, "0"));

// The key of a round. Another size or exponent is refused; the RFC's own vectors have 4096 bits.
export async function importIssuerKey(spki, bits = 3072) {
  const key = await crypto.subtle.importKey("spki", spki, { name: "RSA-PSS", hash: HASH }, true, ["verify"]);
  const { n, e } = await crypto.subtle.exportKey("jwk", key);
  const modulus = toNumber(fromBase64(n));
  const exponent = toNumber(fromBase64(e));
  if (exponent !== 65537n || modulus.toString(2).length !== bits) throw new Error("unexpected issuer key");
  return { key, modulus, exponent, bits, length: bits / 8 };
}

// Section 4.1, PrepareRandomize.
export const prepare = (message) => join(random(PREFIX_LENGTH), message);

// Section 4.2. fixed = { salt, inverse }: for published vectors only.
export async function blind(issuer, prepared, fixed) {
  const { modulus, exponent, bits, length } = issuer;
  const encoded = toNumber(await encodePss(prepared, bits - 1, fixed?.salt ?? random(HASH_LENGTH)));
  invert(encoded, modulus);
  const inverse = fixed ? toNumber(fixed.inverse) : below(modulus, length);
  const factor = invert(inverse, modulus);
  const blinded = (encoded * power(factor, exponent, modulus)) % modulus;
  return { blinded: toBytes(blinded, length), inverse: toBytes(inverse, length) };
}

// Section 4.4. A signature that does not verify is an error, never a result.
export async function finalize(issuer, prepared, blindSignature, inverse, saltLength = HASH_LENGTH) {
  const { key, modulus, length } = issuer;
  if (blindSignature.length !== length) throw new Error("unexpected size");
  const number = (toNumber(blindSignature) * toNumber(inverse)) % modulus;
  const signature = toBytes(number, length);
  const good = await crypto.subtle.verify({ name: "RSA-PSS", saltLength }, key, signature, prepared);
  if (!good) throw new Error("invalid signature");
  return signature;
}

// EMSA-PSS-ENCODE, RFC 8017 section 9.1.1.
async function encodePss(message, bits, salt) {
  const length = Math.ceil(bits / 8);
  const digest = await hash(join(new Uint8Array(8), await hash(message, HASH), salt), HASH);
  const zeros = new Uint8Array(length - salt.length - HASH_LENGTH - 2);
  const block = join(zeros, Uint8Array.of(1), salt);
  const mask = await mgf1(digest, block.length);
  const masked = block.map((it, at) => it ^ mask[at]);
  masked[0] &= 0xff >> (8 * length - bits);
  return join(masked, digest, Uint8Array.of(0xbc));
}

async function mgf1(seed, length) {
  const rounds = Array.from({ length: Math.ceil(length / HASH_LENGTH) }, (_, at) =>
    hash(join(seed, Uint8Array.of(0, 0, 0, at)), HASH),
  );
  return join(...(await Promise.all(rounds))).slice(0, length);
}

// A uniform unit of the ring, by trying again; an inverse of it exists but for a factor of the key.
function below(modulus, length) {
  for (;;) {
    const number = toNumber(random(length));
    if (number > 0n && number < modulus) return number;
  }
}

function power(base, exponent, modulus) {
  let result = 1n;
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}

function invert(number, modulus) {
  let [low, high, x, y] = [number % modulus, modulus, 1n, 0n];
  while (high > 0n) {
    const times = low / high;
    [low, high, x, y] = [high, low - times * high, y, x - times * y];
  }
  if (low !== 1n) throw new Error("no inverse");
  return ((x % modulus) + modulus) % modulus;
}
