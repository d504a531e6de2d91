"""Names that are invented for everybody to see."""

from random import Random

FIRST = (
    "Aafke Abel Amira Anouk Arjen Aylin Bas Bente Bilal Boudewijn Carlijn Cem Daan Dewi Dirk Eefje "
    "Elif Emma Esra Fatima Femke Floor Frits Gijs Guus Hanna Hidde Imane Ilse Jade Jasper Jip Jurre "
    "Karim Kiki Koen Lars Lieke Loes Maud Mehmet Mila Mohamed Naomi Nienke Noor Olaf Omar Pien "
    "Quinten Rosa Ruben Saar Sanne Selma Sven Tess Thijs Umar Vera Wessel Xandra Yara Yusuf Zoë"
).split()
MIDDLE = ("", "", "", "", "van ", "de ", "el ", "ter ")
LAST = (
    "Verzonnen Bedacht Fictief Voorbeeld Denkbeeld Proefman Zomaar Nergenshuis Luchtkasteel Sprookje "
    "Nietbestaand Schijnbaar Verbeelding Fabel Fantasie Papier Spiegel Schaduw Wolkman Droomland "
    "Overal Nergens Misschien Alsof Waarschijnlijk Zogenaamd Kladblok Schets Ontwerp Maquette"
).split()


def a_name(random: Random) -> str:
    """First and last name, such as Noor van Voorbeeld."""
    return f"{random.choice(FIRST)} {random.choice(MIDDLE)}{random.choice(LAST)}"
