"""The private operation of RSA without padding, by OpenSSL: constant time, blinded, never Python.

The key is read for one operation and wiped; between two requests it stands in its file only.
"""

import ctypes
import ctypes.util
import subprocess
from functools import cache
from pathlib import Path

RSA_NO_PADDING = 3
PRIVATE_KEY_BYTES = 8_192  # no key file of ours is as long


class OperationFailed(Exception):
    """OpenSSL gave no result. Without detail: whoever asks learns nothing about the key."""


def private_operation(key_file: Path, data: bytes) -> bytes:
    """data to the power of the private exponent, as long as the modulus. key_file: DER."""
    library = libcrypto()
    return _by_program(key_file, data) if library is None else _by_library(library, key_file, data)


@cache
def libcrypto() -> ctypes.CDLL | None:
    """OpenSSL's library, version 3; None where it cannot be loaded: then its program does it."""
    for name in ("libcrypto.so.3", ctypes.util.find_library("crypto")):
        try:
            library = ctypes.CDLL(name) if name else None
            return _described(library) if library else None
        except (OSError, AttributeError):
            continue
    return None


def _described(library: ctypes.CDLL) -> ctypes.CDLL:
    pointer, number, size = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t
    sizes = ctypes.POINTER(size)
    for name, result, arguments in (
        ("d2i_AutoPrivateKey", pointer, [pointer, ctypes.POINTER(pointer), ctypes.c_long]),
        ("EVP_PKEY_CTX_new", pointer, [pointer, pointer]),
        ("EVP_PKEY_CTX_free", None, [pointer]),
        ("EVP_PKEY_decrypt_init", number, [pointer]),
        ("EVP_PKEY_CTX_set_rsa_padding", number, [pointer, number]),
        ("EVP_PKEY_decrypt", number, [pointer, ctypes.c_char_p, sizes, ctypes.c_char_p, size]),
        ("EVP_PKEY_free", None, [pointer]),
        ("OPENSSL_cleanse", None, [pointer, size]),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def _by_library(library: ctypes.CDLL, key_file: Path, data: bytes) -> bytes:
    key = _read_key(library, key_file)
    context = library.EVP_PKEY_CTX_new(key, None)
    try:
        out = ctypes.create_string_buffer(len(data))
        length = ctypes.c_size_t(len(data))
        done = (
            context
            and library.EVP_PKEY_decrypt_init(context) == 1
            and library.EVP_PKEY_CTX_set_rsa_padding(context, RSA_NO_PADDING) == 1
            and library.EVP_PKEY_decrypt(context, out, ctypes.byref(length), data, len(data)) == 1
        )
        if not done:
            raise OperationFailed
        return out.raw[: length.value]
    finally:
        library.EVP_PKEY_CTX_free(context)
        library.EVP_PKEY_free(key)


def _read_key(library: ctypes.CDLL, key_file: Path) -> int:
    """OpenSSL's own copy of the key; ours is overwritten at once."""
    copy = ctypes.create_string_buffer(PRIVATE_KEY_BYTES)
    try:
        with key_file.open("rb", buffering=0) as file:
            length = file.readinto(copy)
        place = ctypes.c_void_p(ctypes.addressof(copy))
        key = library.d2i_AutoPrivateKey(None, ctypes.byref(place), length)
    except OSError as problem:
        raise OperationFailed from problem
    finally:
        library.OPENSSL_cleanse(copy, PRIVATE_KEY_BYTES)
    if not key:
        raise OperationFailed
    return int(key)


def _by_program(key_file: Path, data: bytes) -> bytes:
    words = ["openssl", "pkeyutl", "-decrypt", "-keyform", "DER", "-inkey", str(key_file)]
    done = subprocess.run(
        [*words, "-pkeyopt", "rsa_padding_mode:none"], input=data, capture_output=True, check=False
    )
    if done.returncode != 0:
        raise OperationFailed
    return done.stdout
