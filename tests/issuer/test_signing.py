"""What is never signed, and what never leaves."""

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from issuer.libcrypto import OperationFailed
from issuer.signing import NotBlinded, SigningFailed, blind_sign, check_blinded

KEY = rsa.generate_private_key(65537, 2048)
PUBLIC = KEY.public_key().public_numbers()
D, LENGTH = KEY.private_numbers().d, 256


def by_hand(data: bytes) -> bytes:
    return pow(int.from_bytes(data, "big"), D, PUBLIC.n).to_bytes(LENGTH, "big")


def as_bytes(number: int, length: int = LENGTH) -> bytes:
    return number.to_bytes(length, "big")


def test_an_honest_value_is_signed() -> None:
    signature = blind_sign(PUBLIC, by_hand, as_bytes(12345))

    assert pow(int.from_bytes(signature, "big"), PUBLIC.e, PUBLIC.n) == 12345


@pytest.mark.parametrize(
    "number",
    [0, 1, PUBLIC.n - 1, PUBLIC.n, PUBLIC.n + 2],
    ids=["0", "1", "n-1", "n", "n+2"],  # both workers of a run must find the same names
)
def test_fixed_points_and_what_is_no_residue_are_refused(number: int) -> None:
    with pytest.raises(NotBlinded):
        check_blinded(PUBLIC, as_bytes(number))


@pytest.mark.parametrize("length", [0, LENGTH - 1, LENGTH + 1])
def test_other_lengths_are_refused(length: int) -> None:
    with pytest.raises(NotBlinded):
        blind_sign(PUBLIC, by_hand, bytes(length)[:-1] + b"\x07" if length else b"")


def test_a_faulty_operation_never_leaves() -> None:
    """One flipped bit of a faulty machine, and with it the key could be computed."""

    def flipped(data: bytes) -> bytes:
        right = by_hand(data)
        return right[:-1] + bytes([right[-1] ^ 1])

    def shorter(data: bytes) -> bytes:
        return by_hand(data)[1:]

    def failing(data: bytes) -> bytes:
        raise OperationFailed

    for operation in (flipped, shorter, failing):
        with pytest.raises(SigningFailed) as told:
            blind_sign(PUBLIC, operation, as_bytes(12345))
        assert str(told.value) == ""
