"""The catalogue to and from files of others: spreadsheets, CTDL JSON-LD, packs."""
