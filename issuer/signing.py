"""BlindSign of RFC 9474, section 4.3: refuses fixed points, and lets no faulty result leave."""

from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers

from issuer.libcrypto import OperationFailed


class NotBlinded(Exception):
    """What came cannot be the blinded message of anybody honest."""


class SigningFailed(Exception):
    """The only error of signing: without detail, so that nobody can ask with it."""


def check_blinded(public: RSAPublicNumbers, blinded: bytes) -> int:
    """The number in it. NotBlinded for a wrong length, and for what 0, 1 and n-1 are: signing them
    tells nothing and is never asked by anybody honest."""
    number = int.from_bytes(blinded, "big")
    if len(blinded) != modulus_bytes(public) or not 1 < number < public.n - 1:
        raise NotBlinded
    return number


def blind_sign(
    public: RSAPublicNumbers, private: Callable[[bytes], bytes], blinded: bytes
) -> bytes:
    """The blind signature: one private operation, checked with the public key before it leaves."""
    number = check_blinded(public, blinded)
    try:
        signature = private(blinded)
    except OperationFailed:
        raise SigningFailed from None
    signed = pow(int.from_bytes(signature, "big"), public.e, public.n)
    if len(signature) != len(blinded) or signed != number:
        raise SigningFailed
    return signature


def modulus_bytes(public: RSAPublicNumbers) -> int:
    """How long a signature is."""
    return (public.n.bit_length() + 7) // 8
