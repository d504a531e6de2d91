"""The four vectors of RFC 9474, appendix A, by OpenSSL's library and by its program."""

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from issuer import libcrypto
from issuer.signing import blind_sign
from tests.architecture.code import ROOT

FILE = json.loads((ROOT / "tests/page/vectors/rfc9474.json").read_text())
N, E, D = (int(FILE["key"][name], 16) for name in "ned")


@pytest.fixture(scope="module")
def private_key() -> rsa.RSAPrivateKey:
    p, q = rsa.rsa_recover_prime_factors(N, E, D)
    parts = (rsa.rsa_crt_dmp1(D, p), rsa.rsa_crt_dmq1(D, q), rsa.rsa_crt_iqmp(p, q))
    return rsa.RSAPrivateNumbers(p, q, D, *parts, rsa.RSAPublicNumbers(E, N)).private_key()


@pytest.fixture
def key_file(private_key: rsa.RSAPrivateKey, tmp_path: Path) -> Path:
    path = tmp_path / "key.der"
    form = (Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private_key.private_bytes(*form))
    return path


@pytest.mark.parametrize("vector", FILE["vectors"], ids=lambda vector: vector["name"])
@pytest.mark.parametrize("way", ["library", "program"])
def test_blind_signatures_are_those_of_the_rfc(
    vector: dict[str, Any], way: str, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert libcrypto.libcrypto() is not None, "OpenSSL's library is not on this machine"
    if way == "program":
        monkeypatch.setattr(libcrypto, "libcrypto", lambda: None)
    public = rsa.RSAPublicNumbers(E, N)
    blinded = bytes.fromhex(vector["blinded_msg"])

    signed = blind_sign(public, lambda data: libcrypto.private_operation(key_file, data), blinded)

    assert signed.hex() == vector["blind_sig"]
    inverse = int(vector["inv"], 16)
    final = int.from_bytes(signed, "big") * inverse % N
    assert final == int(vector["sig"], 16)
    pss = padding.PSS(padding.MGF1(hashes.SHA384()), len(vector["salt"]) // 2)
    message, signature = bytes.fromhex(vector["prepared_msg"]), bytes.fromhex(vector["sig"])
    public.public_key().verify(signature, message, pss, hashes.SHA384())
