"""The vault: holds the keys of open cases, in a process and a store of its own."""
