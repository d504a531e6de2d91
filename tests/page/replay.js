// Replays published and recorded vectors against the page's modules; the same in Node, Chromium and
// Firefox. An expression: a function that takes what test_vectors.py gives and says what held.
async ({ base, rfc9474, rfc9180, blindrsaTs, refused }) => {
  const { fromHex, fromBase64, toHex } = await import(base + "bytes.js");
  const { blind, finalize, importIssuerKey, prepare } = await import(base + "rfc9474.js");
  const { seal } = await import(base + "hpke.js");
  const held = {};
  const refuses = async (work) => {
    try {
      await work();
      return false;
    } catch {
      return true;
    }
  };

  const key = await importIssuerKey(fromHex(rfc9474.spki), 4096);
  for (const it of rfc9474.vectors) {
    const [prepared, salt, inverse] = [it.prepared_msg, it.salt, it.inv].map(fromHex);
    const { blinded } = await blind(key, prepared, { salt, inverse });
    const signature = await finalize(key, prepared, fromHex(it.blind_sig), inverse, salt.length);
    held[it.name] = toHex(blinded) === it.blinded_msg && toHex(signature) === it.sig;
  }
  held["prepared is 32 random bytes and the message"] =
    toHex(prepare(fromHex("abcd"))).slice(64) === "abcd" && toHex(prepare(fromHex("ab"))) !== toHex(prepare(fromHex("ab")));

  const jwk = (point, d) => {
    const b64 = (hex) => btoa(String.fromCharCode(...fromHex(hex))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    return { kty: "EC", crv: "P-256", x: b64(point.slice(2, 66)), y: b64(point.slice(66)), ...(d && { d: b64(d) }) };
  };
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const pair = {
    privateKey: await crypto.subtle.importKey("jwk", jwk(rfc9180.pkEm, rfc9180.skEm), curve, true, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("jwk", jwk(rfc9180.pkEm), curve, true, []),
  };
  const fixed = { pair, aead: rfc9180.aead, keyLength: rfc9180.key_length, aad: fromHex(rfc9180.aad) };
  const sealed = await seal(fromHex(rfc9180.pkRm), fromHex(rfc9180.info), fromHex(rfc9180.pt), fixed);
  held["RFC 9180 A.3.1"] = toHex(sealed) === rfc9180.pkEm + rfc9180.ct;

  const issuer = await importIssuerKey(fromHex(blindrsaTs.spki));
  for (const [at, it] of blindrsaTs.they_blind.entries()) {
    const signature = await finalize(issuer, fromHex(it.prepared), fromHex(it.blind_signature), fromHex(it.inverse));
    held[`blindrsa-ts blinds ${at}`] = toHex(signature) === it.signature;
  }
  for (const [at, it] of blindrsaTs.we_blind.entries()) {
    const [prepared, salt, inverse] = [it.prepared, it.salt, it.inverse].map(fromHex);
    const { blinded } = await blind(issuer, prepared, { salt, inverse });
    const signature = await finalize(issuer, prepared, fromHex(it.blind_signature), inverse);
    held[`blindrsa-ts signs ${at}`] = toHex(blinded) === it.blinded && toHex(signature) === it.signature && it.they_verify;
  }

  for (const [name, spki] of Object.entries(refused)) {
    held[`refused: ${name}`] = await refuses(() => importIssuerKey(fromHex(spki)));
  }
  const [first, second] = blindrsaTs.they_blind;
  const wrong = fromHex(first.blind_signature);
  wrong[200] ^= 1;
  const parts = (it) => [fromHex(it.prepared), fromHex(it.blind_signature), fromHex(it.inverse)];
  const [prepared, blindSignature, inverse] = parts(first);
  held["refused: a flipped bit"] = await refuses(() => finalize(issuer, prepared, wrong, inverse));
  held["refused: another's message"] = await refuses(() => finalize(issuer, fromHex(second.prepared), blindSignature, inverse));
  held["refused: a shorter signature"] = await refuses(() => finalize(issuer, prepared, blindSignature.slice(1), inverse));
  held["refused: a point off the curve"] = await refuses(() => seal(fromHex("04" + "11".repeat(64)), prepared, prepared));
  const off = await blind(issuer, prepared);
  held["blinding differs every time"] = toHex(off.blinded) !== toHex((await blind(issuer, prepared)).blinded);
  return held;
}
