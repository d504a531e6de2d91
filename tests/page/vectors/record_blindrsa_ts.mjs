// Records what another implementation of RFC 9474 makes of the page's blind signatures, and the page
// of its: run by hand where npm can install it, as it is no dependency of the tests.
//   npm install @cloudflare/blindrsa-ts@0.4.4
//   node record_blindrsa_ts.mjs FOLDER_OF_THE_PAGE FOLDER_OF_NODE_MODULES > blindrsa_ts.json
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [page, modules] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(path).href);
const where = join(modules, "@cloudflare/blindrsa-ts");
const { RSABSSA } = await load(join(where, "lib/src/index.js"));
const { version } = JSON.parse(readFileSync(join(where, "package.json")));
const ours = await load(join(page, "rfc9474.js"));
const { toHex } = await load(join(page, "bytes.js"));
const theirs = RSABSSA.SHA384.PSS.Randomized();

const pair = await RSABSSA.SHA384.generateKey({ modulusLength: 3072, publicExponent: Uint8Array.of(1, 0, 1) });
const spki = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
const issuer = await ours.importIssuerKey(spki);
const message = new TextEncoder().encode("naast-token-1|");
const hex = (record) => Object.fromEntries(Object.entries(record).map(([name, it]) => [name, it instanceof Uint8Array ? toHex(it) : it]));

async function theyBlind() {
  const prepared = theirs.prepare(message);
  const { blindedMsg: blinded, inv: inverse } = await theirs.blind(pair.publicKey, prepared);
  const blind_signature = await theirs.blindSign(pair.privateKey, blinded);
  const signature = await theirs.finalize(pair.publicKey, prepared, blind_signature, inverse);
  return hex({ prepared, inverse, blinded, blind_signature, signature });
}

async function weBlind() {
  const prepared = ours.prepare(message);
  const salt = crypto.getRandomValues(new Uint8Array(48));
  const { inverse: drawn } = await ours.blind(issuer, prepared);
  const { blinded, inverse } = await ours.blind(issuer, prepared, { salt, inverse: drawn });
  const blind_signature = await theirs.blindSign(pair.privateKey, blinded);
  const signature = await theirs.finalize(pair.publicKey, prepared, blind_signature, inverse);
  const they_verify = await theirs.verify(pair.publicKey, signature, prepared);
  return hex({ prepared, salt, inverse, blinded, blind_signature, signature, they_verify });
}

const made_with = { "@cloudflare/blindrsa-ts": version, node: process.version };
console.log(JSON.stringify({ made_with, spki: toHex(spki), they_blind: [await theyBlind(), await theyBlind()], we_blind: [await weBlind(), await weBlind()] }, null, 1));
