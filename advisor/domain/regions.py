"""The labour-market regions of British Columbia, by the keys that records and files carry."""

PROVINCE = "british_columbia"
REGIONS = (
    "mainland_southwest",
    "vancouver_island_coast",
    "north_coast_nechako",
    "cariboo",
    "kootenay",
    "northeast",
    "thompson_okanagan",
)
