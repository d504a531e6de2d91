// Sealing to a public key, RFC 9180: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM,
// base mode, one message, as a sender.
import { bytesOf, join } from "./bytes.js";

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const KEM = join(bytesOf("KEM"), Uint8Array.of(0, 0x10));
const NOTHING = new Uint8Array(0);

// Gives encapsulated key and ciphertext in one. fixed: for published vectors only.
export async function seal(publicKey, info, plain, fixed) {
  const { aead = 2, keyLength = 32, aad = NOTHING } = fixed ?? {};
  const recipient = await crypto.subtle.importKey("raw", publicKey, CURVE, true, []);
  const own = fixed?.pair ?? (await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]));
  const enc = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const agreed = new Uint8Array(
    await crypto.subtle.deriveBits({ name: "ECDH", public: recipient }, own.privateKey, 256),
  );
  const shared = await extractAndExpand(agreed, join(enc, publicKey));
  const { key, nonce } = await schedule(shared, info, aead, keyLength);
  const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const options = { name: "AES-GCM", iv: nonce, additionalData: aad };
  return join(enc, new Uint8Array(await crypto.subtle.encrypt(options, aes, plain)));
}

// Section 4.1.
async function extractAndExpand(agreed, context) {
  const secret = await extract(NOTHING, KEM, "eae_prk", agreed);
  return expand(secret, KEM, "shared_secret", context, 32);
}

// Section 5.1, mode_base: no key shared before, so its label and value are empty.
async function schedule(shared, info, aead, keyLength) {
  const suite = join(bytesOf("HPKE"), Uint8Array.of(0, 0x10, 0, 1, 0, aead));
  const context = join(
    Uint8Array.of(0),
    await extract(NOTHING, suite, "psk_id_hash", NOTHING),
    await extract(NOTHING, suite, "info_hash", info),
  );
  const secret = await extract(shared, suite, "secret", NOTHING);
  return {
    key: await expand(secret, suite, "key", context, keyLength),
    nonce: await expand(secret, suite, "base_nonce", context, 12),
  };
}

// Section 4, LabeledExtract. WebCrypto takes no empty key; zeros are the same to HMAC.
function extract(salt, suite, label, material) {
  const key = salt.length ? salt : new Uint8Array(32);
  return hmac(key, join(bytesOf("HPKE-v1"), suite, bytesOf(label), material));
}

// Section 4, LabeledExpand, for at most one block of SHA-256.
async function expand(secret, suite, label, info, length) {
  const labeled = join(Uint8Array.of(0, length), bytesOf("HPKE-v1"), suite, bytesOf(label), info);
  return (await hmac(secret, join(labeled, Uint8Array.of(1)))).slice(0, length);
}

async function hmac(secret, message) {
  const kind = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", secret, kind, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, message));
}
