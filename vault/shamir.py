"""Two of three recover a secret, one tells nothing: Shamir's sharing over GF(256), byte by byte.

Ours because it is a line through two points, thirty lines, and every pair of bytes is tested; the
libraries found were for 16 bytes or for other languages' formats.
"""

import secrets
from collections.abc import Callable

SHARES = 3


def times(a: int, b: int) -> int:
    """Multiplication in GF(256) with the polynomial of AES, without branches on the values."""
    product = 0
    for bit in range(8):
        product ^= a * (b >> bit & 1)
        a = (a << 1) ^ (0x11B * (a >> 7))
    return product


def inverse(a: int) -> int:
    """a to the power of 254."""
    result = 1
    for _ in range(254):
        result = times(result, a)
    return result


def split(secret: bytes, random: Callable[[int], bytes] = secrets.token_bytes) -> dict[int, bytes]:
    """Numbers 1 to 3 with their shares: points of a random line through (0, secret)."""
    slopes = random(len(secret))
    return {
        x: bytes(byte ^ times(x, slope) for byte, slope in zip(secret, slopes, strict=True))
        for x in range(1, SHARES + 1)
    }


def combine(shares: dict[int, bytes]) -> bytes:
    """The secret out of exactly two shares."""
    (x, left), (y, right) = shares.items()
    over = inverse(x ^ y)
    weight_left, weight_right = times(y, over), times(x, over)
    return bytes(
        times(weight_left, a) ^ times(weight_right, b) for a, b in zip(left, right, strict=True)
    )
