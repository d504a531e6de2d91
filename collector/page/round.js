// One round of questions: what belongs to it, and the two things that are sent.
import * as bytes from "./bytes.js";
import { seal } from "./hpke.js";
import { blind, finalize, importIssuerKey, prepare } from "./rfc9474.js";

const PATIENCE = 30_000;
const KINDS = { 400: "broken", 403: "refused", 409: "used", 410: "closed" };

// Something went otherwise; kind names the sentence that the reader gets.
export class Trouble extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

// Manifest and questions, exactly as the mark on the pass says, or Trouble.
export async function openRound(id) {
  const raw = await get(`/r/${id}/manifest.json`);
  const rawForm = await get(`/r/${id}/form.json`);
  const mark = bytes.toHex(await bytes.hash(raw));
  const manifest = parse(raw);
  const formMark = bytes.toHex(await bytes.hash(rawForm));
  if (manifest.format !== "naast-round-1" || manifest.round !== id) throw new Trouble("changed");
  if (manifest.form_sha256 !== formMark || manifest.collector !== location.origin) throw new Trouble("changed");
  return { id, mark, manifest, form: parse(rawForm) };
}

// What must be kept before the token is asked for: asked again with the same, it is the same token.
export async function drawToken(round) {
  const issuer = await issuerOf(round);
  const message = bytes.join(bytes.bytesOf("naast-token-1|"), bytes.random(32), bytes.fromBase32(round.id));
  const prepared = prepare(message);
  const { blinded, inverse } = await blind(issuer, prepared);
  return {
    prepared: bytes.toBase64(prepared),
    blinded: bytes.toBase64(blinded),
    inverse: bytes.toBase64(inverse),
  };
}

export async function askToken(round, pass, token) {
  const issuer = await issuerOf(round);
  const answer = await post(`${round.manifest.issuer}/r/${round.id}/token`, { pass, blinded: token.blinded });
  try {
    const [prepared, blindSignature, inverse] = [token.prepared, answer.signature, token.inverse].map(bytes.fromBase64);
    return bytes.toBase64(await finalize(issuer, prepared, blindSignature, inverse));
  } catch {
    throw new Trouble("forged");
  }
}

// The answers in one length, locked to the key of those who count.
export async function sealBallot(round, answers) {
  const { ballot_bytes: length, opening, form_sha256: form } = round.manifest;
  const text = bytes.bytesOf(JSON.stringify({ answers, form }));
  if (text.length > length - 2) throw new Trouble("long");
  const plain = new Uint8Array(length);
  plain.set([text.length >> 8, text.length & 255]);
  plain.set(text, 2);
  const info = bytes.join(bytes.bytesOf("naast-ballot-1|"), bytes.fromHex(round.mark));
  return bytes.toBase64(await seal(bytes.fromBase64(opening.p256), info, plain));
}

export async function sendBallot(round, token, ballot) {
  const { prepared: message, signature } = token;
  try {
    await post(`/r/${round.id}/ballot`, { message, signature, ballot });
  } catch (error) {
    throw error.kind === "refused" ? new Trouble("notTaken") : error;
  }
}

export async function checkNumber(token) {
  const prepared = bytes.fromBase64(token.prepared);
  const digest = await bytes.hash(bytes.join(bytes.bytesOf("naast-check-1|"), prepared));
  return bytes.toBase32(digest).slice(0, 12);
}

export async function askCheck(round, check) {
  try {
    return (await post(`/r/${round.id}/check`, { check })).in === true;
  } catch (error) {
    throw new Trouble(error.kind === "offline" ? "offline" : "away");
  }
}

const issuerOf = async (round) => {
  try {
    return await importIssuerKey(bytes.fromBase64(round.manifest.issuer_key));
  } catch {
    throw new Trouble("changed");
  }
};

function parse(raw) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(raw));
  } catch {
    throw new Trouble("changed");
  }
}

const get = async (address) => new Uint8Array(await (await ask(address)).arrayBuffer());

async function post(address, content) {
  const headers = { "Content-Type": "application/json" };
  const answer = await ask(address, { method: "POST", headers, body: JSON.stringify(content) });
  return answer.json().catch(() => ({}));
}

// No cookie, no referrer, no cache, and an end to waiting.
async function ask(address, options) {
  let answer;
  try {
    answer = await fetch(address, {
      ...options,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Trouble("offline");
  }
  if (!answer.ok) throw new Trouble(options ? (KINDS[answer.status] ?? "away") : answer.status === 404 ? "unknown" : "away");
  return answer;
}
