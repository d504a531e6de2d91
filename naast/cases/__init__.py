"""Support for one colleague: offer, matching, contact, follow-up, closing, erasure."""
