"""Freezes Inter's tabular digits as the default ones and drops what the program does not use."""
import sys
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

source, target = sys.argv[1:]
font = TTFont(source)
tabular = {ord(digit): font.getBestCmap()[ord(digit)] + ".tf" for digit in "0123456789"}
for table in font["cmap"].tables:
    table.cmap.update(tabular)
options = Options()
options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
options.hinting = False
options.glyph_names = False
options.name_IDs = ["*"]
options.notdef_outline = True
subsetter = Subsetter(options)
subsetter.populate(unicodes=font.getBestCmap().keys())
subsetter.subset(font)
font["name"].names = [n for n in font["name"].names if n.nameID < 256]
font.flavor = None
font.save(target)
