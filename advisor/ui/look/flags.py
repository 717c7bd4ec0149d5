"""A few of Qt's flags as the numbers that they are, for what shows before everything is loaded.

The first touch of Qt's own namespace makes a hundred Python enums: 15 to 35 ms, a third of an empty
window, which the unlock form does not have. Everything that loads later uses the names.
"""

LEFT = 0x0001 | 0x0080  # AlignLeft | AlignVCenter
RIGHT = 0x0002 | 0x0080  # AlignRight | AlignVCenter
CENTRE = 0x0004 | 0x0080  # AlignCenter
WRAP = 0x1000  # TextWordWrap
PLAIN_TEXT = 0  # TextFormat.PlainText, as a property
TAB_FOCUS = 0x1  # FocusPolicy.TabFocus
ESCAPE = 0x01000000  # Key_Escape
