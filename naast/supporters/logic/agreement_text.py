"""The agreement a supporter signs, as Naast is delivered; a hospital puts its own in its place.

Both languages stand here and not in the catalogue, because what was signed must stay as it was.
"""

ENGLISH = """\
I am a peer supporter of this hospital. I do this of my own free will, and I can stop on any day \
without giving a reason.

What I hear stays with me. I tell nobody who I support, what was said, or that somebody asked \
for support: no colleague, no manager, nobody who looks into an event, nobody at home.

I write nothing down about a conversation, neither in Naast nor elsewhere: no note, no message, \
no recording.

I break this silence only when a life is in danger: of the colleague, or of somebody else. Then \
I get help, as little as needed is said, and I tell the colleague beforehand if I can.

If I learn something that I may be obliged to tell by law or by my profession, I say so to the \
colleague before they tell me more, and I ask the coordinator what to do without naming anybody.

In intervision I speak about myself and never about a colleague who could be recognised.

I support nobody whom I lead, assess or train, nobody close to me, and nobody from an event in \
which I was involved myself. In doubt I say no, without a reason.

I give no treatment and no judgement. When more is needed I help to find the right person.

I look only at what Naast shows me for a colleague whom I support.

If something went wrong with confidence, I tell the coordinator the same day.
"""
DUTCH = """\
Ik ben peer supporter van dit ziekenhuis. Ik doe dit uit vrije wil en kan op elke dag stoppen, \
zonder een reden te geven.

Wat ik hoor blijft bij mij. Ik vertel niemand wie ik steun, wat er gezegd is of dat iemand om \
steun vroeg: geen collega, geen leidinggevende, niemand die een gebeurtenis onderzoekt, niemand \
thuis.

Ik schrijf niets op over een gesprek, niet in Naast en nergens anders: geen notitie, geen \
bericht, geen opname.

Ik doorbreek dit zwijgen alleen als er een leven in gevaar is: van de collega of van iemand \
anders. Dan haal ik hulp, wordt er zo weinig gezegd als nodig is, en zeg ik het de collega \
vooraf als dat kan.

Kom ik iets te weten wat ik volgens de wet of mijn beroep misschien moet melden, dan zeg ik dat \
tegen de collega voordat die meer vertelt, en vraag ik de coördinator wat te doen zonder iemand \
te noemen.

In intervisie spreek ik over mezelf en nooit over een collega die herkend kan worden.

Ik steun niemand aan wie ik leiding geef, die ik beoordeel of opleid, niemand die mij na staat, \
en niemand uit een gebeurtenis waar ik zelf bij betrokken was. Bij twijfel zeg ik nee, zonder \
reden.

Ik behandel niet en oordeel niet. Is er meer nodig, dan help ik de juiste persoon te vinden.

Ik kijk alleen naar wat Naast mij laat zien van een collega die ik steun.

Ging er iets mis met het vertrouwen, dan zeg ik dat dezelfde dag tegen de coördinator.
"""
