# ruff: noqa: E501, SIM905  (one row of a table is one line)
"""Tables of facts about the world, checked by hand: countries, animals, elements, people, dates, and single questions.

One line is one row, fields are split by "|", an empty field is one that is not asked. Knows nothing of wordings.
"""


def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table written one per line; every row must have as many fields as the first."""
    found = tuple(tuple(field.strip() for field in line.split("|")) for line in table.strip().splitlines())
    if any(len(row) != len(found[0]) for row in found):
        raise ValueError("uneven table: " + next("|".join(row) for row in found if len(row) != len(found[0])))
    return found


# country | capital | continent | main languages | currency
COUNTRIES = rows("""
France|Paris|Europe|French|euro
Germany|Berlin|Europe|German|euro
Italy|Rome|Europe|Italian|euro
Spain|Madrid|Europe|Spanish|euro
Portugal|Lisbon|Europe|Portuguese|euro
the United Kingdom|London|Europe|English|pound sterling
Ireland|Dublin|Europe|English and Irish|euro
the Netherlands|Amsterdam|Europe|Dutch|euro
Belgium|Brussels|Europe|Dutch, French and German|euro
Luxembourg|Luxembourg City|Europe|Luxembourgish, French and German|euro
Switzerland|Bern|Europe|German, French and Italian|Swiss franc
Austria|Vienna|Europe|German|euro
Denmark|Copenhagen|Europe|Danish|Danish krone
Norway|Oslo|Europe|Norwegian|Norwegian krone
Sweden|Stockholm|Europe|Swedish|Swedish krona
Finland|Helsinki|Europe|Finnish and Swedish|euro
Iceland|Reykjavik|Europe|Icelandic|Icelandic krona
Poland|Warsaw|Europe|Polish|zloty
the Czech Republic|Prague|Europe|Czech|Czech koruna
Slovakia|Bratislava|Europe|Slovak|euro
Hungary|Budapest|Europe|Hungarian|forint
Slovenia|Ljubljana|Europe|Slovene|euro
Croatia|Zagreb|Europe|Croatian|euro
Bosnia and Herzegovina|Sarajevo|Europe|Bosnian, Serbian and Croatian|convertible mark
Serbia|Belgrade|Europe|Serbian|Serbian dinar
Montenegro|Podgorica|Europe|Montenegrin|euro
Albania|Tirana|Europe|Albanian|lek
North Macedonia|Skopje|Europe|Macedonian and Albanian|denar
Greece|Athens|Europe|Greek|euro
Bulgaria|Sofia|Europe|Bulgarian|
Romania|Bucharest|Europe|Romanian|Romanian leu
Moldova|Chisinau|Europe|Romanian|Moldovan leu
Ukraine|Kyiv|Europe|Ukrainian|hryvnia
Belarus|Minsk|Europe|Belarusian and Russian|Belarusian ruble
Lithuania|Vilnius|Europe|Lithuanian|euro
Latvia|Riga|Europe|Latvian|euro
Estonia|Tallinn|Europe|Estonian|euro
Russia|Moscow||Russian|Russian ruble
Malta|Valletta|Europe|Maltese and English|euro
Cyprus|Nicosia||Greek and Turkish|euro
Monaco|Monaco|Europe|French|euro
Andorra|Andorra la Vella|Europe|Catalan|euro
San Marino|San Marino|Europe|Italian|euro
Liechtenstein|Vaduz|Europe|German|Swiss franc
Turkey|Ankara||Turkish|Turkish lira
Georgia|Tbilisi||Georgian|lari
Armenia|Yerevan||Armenian|dram
Azerbaijan|Baku||Azerbaijani|Azerbaijani manat
China|Beijing|Asia|Chinese|yuan
Japan|Tokyo|Asia|Japanese|yen
South Korea|Seoul|Asia|Korean|South Korean won
North Korea|Pyongyang|Asia|Korean|North Korean won
Mongolia|Ulaanbaatar|Asia|Mongolian|tugrik
India|New Delhi|Asia|Hindi, English and many others|Indian rupee
Pakistan|Islamabad|Asia|Urdu and English|Pakistani rupee
Bangladesh|Dhaka|Asia|Bengali|taka
Nepal|Kathmandu|Asia|Nepali|Nepalese rupee
Bhutan|Thimphu|Asia|Dzongkha|ngultrum
the Maldives|Male|Asia|Dhivehi|rufiyaa
Afghanistan|Kabul|Asia|Dari and Pashto|afghani
Iran|Tehran|Asia|Persian|
Iraq|Baghdad|Asia|Arabic and Kurdish|Iraqi dinar
Syria|Damascus|Asia|Arabic|Syrian pound
Lebanon|Beirut|Asia|Arabic|Lebanese pound
Jordan|Amman|Asia|Arabic|Jordanian dinar
Saudi Arabia|Riyadh|Asia|Arabic|Saudi riyal
Yemen|Sanaa|Asia|Arabic|Yemeni rial
Oman|Muscat|Asia|Arabic|Omani rial
the United Arab Emirates|Abu Dhabi|Asia|Arabic|dirham
Qatar|Doha|Asia|Arabic|Qatari riyal
Bahrain|Manama|Asia|Arabic|Bahraini dinar
Kuwait|Kuwait City|Asia|Arabic|Kuwaiti dinar
Kazakhstan|Astana|Asia|Kazakh and Russian|tenge
Uzbekistan|Tashkent|Asia|Uzbek|Uzbek som
Turkmenistan|Ashgabat|Asia|Turkmen|Turkmen manat
Kyrgyzstan|Bishkek|Asia|Kyrgyz and Russian|Kyrgyz som
Tajikistan|Dushanbe|Asia|Tajik|somoni
Thailand|Bangkok|Asia|Thai|baht
Vietnam|Hanoi|Asia|Vietnamese|dong
Cambodia|Phnom Penh|Asia|Khmer|riel
Laos|Vientiane|Asia|Lao|kip
Myanmar|Naypyidaw|Asia|Burmese|kyat
Malaysia|Kuala Lumpur|Asia|Malay|ringgit
Singapore|Singapore|Asia|English, Malay, Chinese and Tamil|Singapore dollar
Indonesia|Jakarta|Asia|Indonesian|rupiah
the Philippines|Manila|Asia|Filipino and English|Philippine peso
Brunei|Bandar Seri Begawan|Asia|Malay|Brunei dollar
East Timor|Dili|Asia|Tetum and Portuguese|US dollar
Egypt|Cairo|Africa|Arabic|Egyptian pound
Libya|Tripoli|Africa|Arabic|Libyan dinar
Tunisia|Tunis|Africa|Arabic|Tunisian dinar
Algeria|Algiers|Africa|Arabic and Berber|Algerian dinar
Morocco|Rabat|Africa|Arabic and Berber|Moroccan dirham
Mauritania|Nouakchott|Africa|Arabic|ouguiya
Mali|Bamako|Africa|Bambara and French|CFA franc
Niger|Niamey|Africa|Hausa and French|CFA franc
Chad|N'Djamena|Africa|Arabic and French|CFA franc
Sudan|Khartoum|Africa|Arabic and English|Sudanese pound
South Sudan|Juba|Africa|English|South Sudanese pound
Ethiopia|Addis Ababa|Africa|Amharic and Oromo|birr
Eritrea|Asmara|Africa|Tigrinya and Arabic|nakfa
Djibouti|Djibouti|Africa|French and Arabic|Djiboutian franc
Somalia|Mogadishu|Africa|Somali and Arabic|Somali shilling
Kenya|Nairobi|Africa|Swahili and English|Kenyan shilling
Uganda|Kampala|Africa|English and Swahili|Ugandan shilling
Tanzania|Dodoma|Africa|Swahili and English|Tanzanian shilling
Rwanda|Kigali|Africa|Kinyarwanda, French and English|Rwandan franc
Burundi|Gitega|Africa|Kirundi and French|Burundian franc
Senegal|Dakar|Africa|Wolof and French|CFA franc
the Gambia|Banjul|Africa|English|dalasi
Guinea|Conakry|Africa|French|Guinean franc
Guinea-Bissau|Bissau|Africa|Portuguese|CFA franc
Sierra Leone|Freetown|Africa|English|leone
Liberia|Monrovia|Africa|English|Liberian dollar
Ivory Coast|Yamoussoukro|Africa|French|CFA franc
Ghana|Accra|Africa|English|cedi
Togo|Lome|Africa|French|CFA franc
Benin|Porto-Novo|Africa|French|CFA franc
Burkina Faso|Ouagadougou|Africa|Mossi and French|CFA franc
Nigeria|Abuja|Africa|English|naira
Cameroon|Yaounde|Africa|French and English|CFA franc
Gabon|Libreville|Africa|French|CFA franc
the Democratic Republic of the Congo|Kinshasa|Africa|French and Lingala|Congolese franc
Angola|Luanda|Africa|Portuguese|kwanza
Zambia|Lusaka|Africa|English|kwacha
Zimbabwe|Harare|Africa|English and Shona|
Malawi|Lilongwe|Africa|English and Chewa|Malawian kwacha
Mozambique|Maputo|Africa|Portuguese|metical
Madagascar|Antananarivo|Africa|Malagasy and French|ariary
Mauritius|Port Louis|Africa|English and French|Mauritian rupee
the Seychelles|Victoria|Africa|Creole, English and French|Seychellois rupee
Namibia|Windhoek|Africa|English|Namibian dollar
Botswana|Gaborone|Africa|English and Tswana|pula
Lesotho|Maseru|Africa|Sotho and English|loti
Cape Verde|Praia|Africa|Portuguese|Cape Verdean escudo
the United States|Washington, D.C.|North America|English|US dollar
Canada|Ottawa|North America|English and French|Canadian dollar
Mexico|Mexico City|North America|Spanish|Mexican peso
Guatemala|Guatemala City|North America|Spanish|quetzal
Belize|Belmopan|North America|English|Belize dollar
Honduras|Tegucigalpa|North America|Spanish|lempira
El Salvador|San Salvador|North America|Spanish|US dollar
Nicaragua|Managua|North America|Spanish|cordoba
Costa Rica|San Jose|North America|Spanish|colon
Panama|Panama City|North America|Spanish|balboa
Cuba|Havana|North America|Spanish|Cuban peso
Jamaica|Kingston|North America|English|Jamaican dollar
Haiti|Port-au-Prince|North America|Haitian Creole and French|gourde
the Dominican Republic|Santo Domingo|North America|Spanish|Dominican peso
the Bahamas|Nassau|North America|English|Bahamian dollar
Barbados|Bridgetown|North America|English|Barbadian dollar
Trinidad and Tobago|Port of Spain|North America|English|
Colombia|Bogota|South America|Spanish|Colombian peso
Venezuela|Caracas|South America|Spanish|bolivar
Guyana|Georgetown|South America|English|Guyanese dollar
Suriname|Paramaribo|South America|Dutch|Surinamese dollar
Ecuador|Quito|South America|Spanish|US dollar
Peru|Lima|South America|Spanish and Quechua|sol
Brazil|Brasilia|South America|Portuguese|real
Paraguay|Asuncion|South America|Spanish and Guarani|guarani
Uruguay|Montevideo|South America|Spanish|Uruguayan peso
Argentina|Buenos Aires|South America|Spanish|Argentine peso
Chile|Santiago|South America|Spanish|Chilean peso
Australia|Canberra|Oceania|English|Australian dollar
New Zealand|Wellington|Oceania|English and Maori|New Zealand dollar
Papua New Guinea|Port Moresby|Oceania|English and Tok Pisin|kina
Fiji|Suva|Oceania|English, Fijian and Hindi|Fijian dollar
Samoa|Apia|Oceania|Samoan and English|tala
Tonga|Nuku'alofa|Oceania|Tongan and English|pa'anga
Vanuatu|Port Vila|Oceania|Bislama, English and French|vatu
""")

# Countries people ask about far more often than the others.
WELL_KNOWN = frozenset(
    "France|Germany|Italy|Spain|Portugal|the United Kingdom|Ireland|the Netherlands|Belgium|Switzerland|Austria|Denmark|Norway|Sweden|Finland|"
    "Iceland|Poland|the Czech Republic|Hungary|Greece|Russia|Turkey|China|Japan|South Korea|India|Pakistan|Thailand|Vietnam|Indonesia|"
    "the Philippines|Egypt|Morocco|Kenya|Ethiopia|Nigeria|Ghana|the United States|Canada|Mexico|Cuba|Jamaica|Colombia|Peru|Brazil|Argentina|"
    "Chile|Australia|New Zealand|Ukraine|Saudi Arabia|Iran|Iraq|Nepal|Croatia|Romania".split("|")
)

# planet | place from the Sun | one sentence
PLANETS = rows("""
Mercury|first|Mercury is the smallest planet and the one closest to the Sun.
Venus|second|Venus is the hottest planet and is covered in thick clouds.
Earth|third|Earth is the planet we live on and the only one known to have life.
Mars|fourth|Mars is called the red planet because of the rust in its soil.
Jupiter|fifth|Jupiter is the largest planet and has a storm called the Great Red Spot.
Saturn|sixth|Saturn is a giant planet known for its bright rings of ice and rock.
Uranus|seventh|Uranus is a cold blue-green giant planet that spins on its side.
Neptune|eighth|Neptune is a deep blue, windy giant and the planet farthest from the Sun.
""")

# animal | what it eats | young | group | legs | class
ANIMALS = rows("""
dog|meat and dog food|puppy|pack|4|mammal
cat|meat and fish|kitten|clowder|4|mammal
cow|grass and hay|calf|herd|4|mammal
horse|grass, hay and oats|foal|herd|4|mammal
sheep|grass|lamb|flock|4|mammal
goat|grass, leaves and shrubs|kid|herd|4|mammal
pig|plants, roots and kitchen scraps|piglet|herd|4|mammal
rabbit|grass, hay and vegetables|kit|colony|4|mammal
lion|meat, such as zebras and antelopes|cub|pride|4|mammal
tiger|meat, such as deer and wild pigs|cub||4|mammal
bear|berries, fish, honey and meat|cub||4|mammal
polar bear|seals|cub||4|mammal
panda|bamboo|cub||4|mammal
koala|eucalyptus leaves|joey||4|mammal
kangaroo|grass and leaves|joey|mob||mammal
elephant|grass, leaves, bark and fruit|calf|herd|4|mammal
giraffe|leaves from tall trees|calf|tower|4|mammal
zebra|grass|foal|herd|4|mammal
hippo|grass|calf||4|mammal
camel|grass, leaves and thorny plants|calf|caravan|4|mammal
wolf|meat, such as deer and elk|pup|pack|4|mammal
fox|mice, rabbits, insects and berries|kit||4|mammal
deer|grass, leaves and twigs|fawn|herd|4|mammal
squirrel|nuts and seeds|kit||4|mammal
mouse|seeds, grain and scraps|pup||4|mammal
hedgehog|insects, worms and slugs|hoglet||4|mammal
beaver|bark, twigs and water plants|kit|colony|4|mammal
otter|fish, crabs and shellfish|pup||4|mammal
bat|insects or fruit|pup|colony||mammal
monkey|fruit, leaves and insects|infant|troop||mammal
gorilla|leaves, stems and fruit|infant|troop||mammal
whale|krill, fish and squid|calf|pod|0|mammal
dolphin|fish and squid|calf|pod|0|mammal
seal|fish and squid|pup|colony||mammal
chicken|grain, seeds and insects|chick|flock|2|bird
duck|water plants, seeds and insects|duckling|flock|2|bird
goose|grass, seeds and water plants|gosling|gaggle|2|bird
swan|water plants|cygnet||2|bird
owl|mice and other small animals|owlet|parliament|2|bird
eagle|fish and small mammals|eaglet||2|bird
penguin|fish, krill and squid|chick|colony|2|bird
ostrich|plants, seeds and insects|chick|flock|2|bird
parrot|seeds, nuts and fruit|chick|flock|2|bird
crow|seeds, insects, fruit and scraps|chick|murder|2|bird
frog|insects, worms and snails|tadpole|army|4|amphibian
snake|mice, birds, frogs and eggs|||0|reptile
crocodile|fish, birds and mammals|hatchling||4|reptile
turtle|plants, jellyfish and small animals|hatchling||4|reptile
lizard|insects and plants|hatchling||4|reptile
shark|fish, squid and seals|pup||0|fish
salmon|insects, shrimp and small fish|fry|school|0|fish
bee|nectar and pollen|larva|swarm|6|insect
ant|seeds, insects and sweet things|larva|colony|6|insect
butterfly|nectar from flowers|caterpillar||6|insect
ladybug|tiny insects such as aphids|larva||6|insect
spider|insects|spiderling||8|arachnid
scorpion|insects and spiders|||8|arachnid
crab|algae, worms and small sea animals|larva||10|crustacean
octopus|crabs, clams and fish|larva||8 arms|mollusk
snail|leaves and other plants|||0|mollusk
""")

# animal | the sound it makes
SOUNDS = rows("""
dog|barks
cat|meows
cow|moos
horse|neighs
sheep|baas
pig|oinks
duck|quacks
lion|roars
wolf|howls
owl|hoots
frog|croaks
snake|hisses
bee|buzzes
donkey|brays
rooster|crows
mouse|squeaks
elephant|trumpets
""")

# element | symbol | atomic number
ELEMENTS = rows("""
hydrogen|H|1
helium|He|2
lithium|Li|3
beryllium|Be|4
boron|B|5
carbon|C|6
nitrogen|N|7
oxygen|O|8
fluorine|F|9
neon|Ne|10
sodium|Na|11
magnesium|Mg|12
aluminum|Al|13
silicon|Si|14
phosphorus|P|15
sulfur|S|16
chlorine|Cl|17
argon|Ar|18
potassium|K|19
calcium|Ca|20
titanium|Ti|22
chromium|Cr|24
manganese|Mn|25
iron|Fe|26
cobalt|Co|27
nickel|Ni|28
copper|Cu|29
zinc|Zn|30
arsenic|As|33
bromine|Br|35
krypton|Kr|36
silver|Ag|47
tin|Sn|50
iodine|I|53
xenon|Xe|54
tungsten|W|74
platinum|Pt|78
gold|Au|79
mercury|Hg|80
lead|Pb|82
radium|Ra|88
uranium|U|92
plutonium|Pu|94
""")

# substance | formula
FORMULAS = rows("""
water|H2O
carbon dioxide|CO2
table salt|NaCl
oxygen gas|O2
ammonia|NH3
methane|CH4
ozone|O3
carbon monoxide|CO
hydrogen peroxide|H2O2
""")

# author | work
AUTHORS = rows("""
William Shakespeare|Romeo and Juliet
William Shakespeare|Hamlet
William Shakespeare|Macbeth
Jane Austen|Pride and Prejudice
Charles Dickens|Oliver Twist
Charles Dickens|A Christmas Carol
Mark Twain|The Adventures of Tom Sawyer
Herman Melville|Moby-Dick
Mary Shelley|Frankenstein
Bram Stoker|Dracula
Lewis Carroll|Alice's Adventures in Wonderland
J. R. R. Tolkien|The Hobbit
J. R. R. Tolkien|The Lord of the Rings
George Orwell|1984
George Orwell|Animal Farm
J. K. Rowling|the Harry Potter books
C. S. Lewis|The Chronicles of Narnia
Leo Tolstoy|War and Peace
Leo Tolstoy|Anna Karenina
Fyodor Dostoevsky|Crime and Punishment
Victor Hugo|Les Miserables
Alexandre Dumas|The Three Musketeers
Jules Verne|Around the World in Eighty Days
Miguel de Cervantes|Don Quixote
Dante Alighieri|The Divine Comedy
Homer|the Odyssey
Homer|the Iliad
Virgil|the Aeneid
Johann Wolfgang von Goethe|Faust
Franz Kafka|The Metamorphosis
Harper Lee|To Kill a Mockingbird
F. Scott Fitzgerald|The Great Gatsby
Ernest Hemingway|The Old Man and the Sea
J. D. Salinger|The Catcher in the Rye
Charlotte Bronte|Jane Eyre
Emily Bronte|Wuthering Heights
Oscar Wilde|The Picture of Dorian Gray
Robert Louis Stevenson|Treasure Island
Daniel Defoe|Robinson Crusoe
Jonathan Swift|Gulliver's Travels
Arthur Conan Doyle|the Sherlock Holmes stories
Agatha Christie|Murder on the Orient Express
H. G. Wells|The Time Machine
Aldous Huxley|Brave New World
Ray Bradbury|Fahrenheit 451
Antoine de Saint-Exupery|The Little Prince
Gabriel Garcia Marquez|One Hundred Years of Solitude
Hans Christian Andersen|The Little Mermaid
Astrid Lindgren|Pippi Longstocking
Roald Dahl|Charlie and the Chocolate Factory
J. M. Barrie|Peter Pan
A. A. Milne|Winnie-the-Pooh
Carlo Collodi|The Adventures of Pinocchio
Rudyard Kipling|The Jungle Book
Frank Herbert|Dune
""")

# who | verb | what
MAKERS = rows("""
Leonardo da Vinci|painted|the Mona Lisa
Leonardo da Vinci|painted|The Last Supper
Vincent van Gogh|painted|The Starry Night
Pablo Picasso|painted|Guernica
Edvard Munch|painted|The Scream
Johannes Vermeer|painted|Girl with a Pearl Earring
Rembrandt|painted|The Night Watch
Salvador Dali|painted|The Persistence of Memory
Gustav Klimt|painted|The Kiss
Sandro Botticelli|painted|The Birth of Venus
Michelangelo|painted|the ceiling of the Sistine Chapel
Michelangelo|carved|the statue of David
Ludwig van Beethoven|composed|the Ninth Symphony with the Ode to Joy
Wolfgang Amadeus Mozart|composed|The Magic Flute
Antonio Vivaldi|composed|The Four Seasons
Pyotr Ilyich Tchaikovsky|composed|Swan Lake
Georges Bizet|composed|the opera Carmen
Alexander Graham Bell|invented|the telephone
Thomas Edison|invented|the phonograph
Johannes Gutenberg|invented|the movable-type printing press in Europe
Alfred Nobel|invented|dynamite
Tim Berners-Lee|invented|the World Wide Web
Karl Benz|invented|the first practical gasoline car
Rudolf Diesel|invented|the diesel engine
Louis Braille|invented|the Braille alphabet
Samuel Morse|helped invent|Morse code
the Wright brothers|built|the first successful airplane
Alessandro Volta|invented|the electric battery
Erno Rubik|invented|the Rubik's Cube
James Naismith|invented|basketball
Guido van Rossum|created|the Python programming language
Linus Torvalds|created|Linux
Dennis Ritchie|created|the C programming language
Gustave Eiffel's company|built|the Eiffel Tower
Alexander Fleming|discovered|penicillin
Isaac Newton|described|the law of gravity
Albert Einstein|developed|the theory of relativity
Charles Darwin|proposed|the theory of evolution by natural selection
Marie and Pierre Curie|discovered|radium
Wilhelm Roentgen|discovered|X-rays
Joseph Priestley and Carl Wilhelm Scheele|discovered|oxygen
Edward Jenner|developed|the smallpox vaccine
Louis Pasteur|developed|the rabies vaccine
William Herschel|discovered|the planet Uranus
Dmitri Mendeleev|created|the periodic table
Gregor Mendel|discovered|the basic laws of heredity
Nicolaus Copernicus|proposed|the idea that the Earth moves around the Sun
Anders Celsius|proposed|the Celsius temperature scale
Walt Disney and Ub Iwerks|created|Mickey Mouse
""")

# event, fits after "when" as a subject and verb in the past | year | short form of the event, a noun phrase
DATES = rows("""
World War One began|1914|the start of World War One
World War One ended|1918|the end of World War One
World War Two began|1939|the start of World War Two
World War Two ended|1945|the end of World War Two
people first walked on the Moon|1969|the first Moon landing
the Berlin Wall fell|1989|the fall of the Berlin Wall
the Berlin Wall was built|1961|the building of the Berlin Wall
the Titanic sank|1912|the sinking of the Titanic
Columbus first reached the Americas|1492|the first voyage of Columbus
the French Revolution began|1789|the start of the French Revolution
the United States declared its independence|1776|the American Declaration of Independence
the Battle of Hastings was fought|1066|the Battle of Hastings
the Magna Carta was sealed|1215|the sealing of the Magna Carta
the Russian Revolution took place|1917|the Russian Revolution
the Soviet Union broke up|1991|the end of the Soviet Union
the Battle of Waterloo was fought|1815|the Battle of Waterloo
the American Civil War began|1861|the start of the American Civil War
the American Civil War ended|1865|the end of the American Civil War
the United Nations was founded|1945|the founding of the United Nations
India became independent|1947|the independence of India
the first modern Olympic Games were held|1896|the first modern Olympic Games
the Wright brothers made their first flight|1903|the first flight of the Wright brothers
Sputnik was launched|1957|the launch of Sputnik
Yuri Gagarin flew into space|1961|the first human space flight
the Great Fire of London happened|1666|the Great Fire of London
Constantinople fell to the Ottomans|1453|the fall of Constantinople
the Eiffel Tower was finished|1889|the completion of the Eiffel Tower
John F. Kennedy was shot|1963|the assassination of John F. Kennedy
Nelson Mandela became president of South Africa|1994|the election of Nelson Mandela
the euro coins and notes came into use|2002|the first euro coins and notes
the Chernobyl disaster happened|1986|the Chernobyl disaster
Mount Vesuvius buried Pompeii|79|the destruction of Pompeii
the Spanish Armada was defeated|1588|the defeat of the Spanish Armada
Albert Einstein was born|1879|the birth of Albert Einstein
the first iPhone was released|2007|the first iPhone
""")

# amount of the larger unit, singular | the answer's right side
UNITS = rows("""
minute|60 seconds|seconds
hour|60 minutes|minutes
day|24 hours|hours
week|7 days|days
year|12 months|months
decade|10 years|years
century|100 years|years
millennium|1000 years|years
leap year|366 days|days
kilometer|1000 meters|meters
meter|100 centimeters|centimeters
centimeter|10 millimeters|millimeters
kilogram|1000 grams|grams
gram|1000 milligrams|milligrams
liter|1000 milliliters|milliliters
foot|12 inches|inches
yard|3 feet|feet
mile|5280 feet|feet
inch|2.54 centimeters|centimeters
mile|about 1.6 kilometers|kilometers
pound|16 ounces|ounces
kilogram|about 2.2 pounds|pounds
metric ton|1000 kilograms|kilograms
dozen|12 things|things
US gallon|4 quarts|quarts
tablespoon|3 teaspoons|teaspoons
byte|8 bits|bits
dollar|100 cents|cents
euro|100 cents|cents
right angle|90 degrees|degrees
full circle|360 degrees|degrees
fortnight|14 days|days
quarter of an hour|15 minutes|minutes
pair|2 things|things
""")

# One question with several wordings (split by "/") | the answer.
QUESTIONS = rows("""
How many days are in a year?/How long is a year in days?/number of days in a normal year|A normal year has 365 days. A leap year has 366.
How many continents are there?/number of continents/What are the continents?|There are seven continents: Africa, Antarctica, Asia, Australia, Europe, North America and South America.
How many oceans are there?/Name the oceans./What are the five oceans?|There are five oceans: the Pacific, the Atlantic, the Indian, the Southern and the Arctic.
How many planets are in the solar system?/How many planets go around the Sun?/number of planets|There are eight planets in the solar system.
List the planets in order./Name all the planets./What are the planets of the solar system?|The planets are Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus and Neptune.
What is the largest ocean?/Which ocean is the biggest?/biggest ocean on Earth|The largest ocean is the Pacific Ocean.
What is the smallest ocean?/Which ocean is the smallest?|The smallest ocean is the Arctic Ocean.
What is the longest river in the world?/Which river is the longest on Earth?/longest river|The longest river in the world is usually said to be the Nile.
What is the highest mountain in the world?/Which mountain is the tallest on Earth?/tallest mountain/How high is Mount Everest?|The highest mountain in the world is Mount Everest. It is about 8849 meters high.
What is the largest country in the world?/Which country is the biggest by area?/biggest country on Earth|The largest country in the world is Russia.
What is the smallest country in the world?/Which country is the tiniest?/smallest state on Earth|The smallest country in the world is Vatican City.
What is the largest animal?/Which animal is the biggest of all?/biggest animal in the world|The largest animal is the blue whale.
What is the largest land animal?/Which land animal is the heaviest?|The largest land animal is the African elephant.
What is the tallest animal?/Which animal is the tallest in the world?|The tallest animal is the giraffe.
What is the fastest land animal?/Which animal runs the fastest?/fastest runner among animals|The fastest land animal is the cheetah.
What is the fastest bird?/Which bird flies the fastest?|The fastest bird is the peregrine falcon.
What is the largest bird?/Which bird is the biggest?|The largest bird is the ostrich.
What is the largest planet?/Which planet is the biggest?/biggest planet of the solar system|The largest planet is Jupiter.
What is the smallest planet?/Which planet is the tiniest?|The smallest planet is Mercury.
What is the hottest planet?/Which planet has the highest temperature?|The hottest planet is Venus.
Which planet is known as the red planet?/What planet is red?/name of the red planet|The red planet is Mars.
Which planet has the most famous rings?/What planet has big rings around it?|The planet with the most famous rings is Saturn.
Which planet do we live on?/What planet are humans from?|We live on the planet Earth.
What is the largest desert?/Which desert is the biggest hot desert?/biggest hot desert|The largest hot desert is the Sahara. It is in northern Africa.
What is the largest island?/Which island is the biggest?|The largest island is Greenland.
What is the deepest ocean trench?/What is the deepest place in the sea?/Where is the ocean deepest?|The deepest place in the ocean is the Mariana Trench in the Pacific.
What is the largest organ of the body?/Which organ is the biggest in humans?|The largest organ of the human body is the skin.
How many bones does an adult have?/number of bones in the human body/How many bones are in the body?|An adult human has 206 bones.
How many teeth does an adult have?/number of teeth in a grown-up|An adult usually has 32 teeth.
How many fingers do people have?/How many fingers are on two hands?|People usually have ten fingers, five on each hand.
How many hearts does an octopus have?/number of hearts of an octopus|An octopus has three hearts.
How many chambers does the heart have?/number of chambers in a human heart|The human heart has four chambers.
How many lungs do we have?/number of lungs in a person|A person has two lungs.
What does the heart do?/What is the heart for?/job of the heart|The heart pumps blood through the body.
What do the lungs do?/What are lungs for?/job of the lungs|The lungs bring oxygen into the blood and take carbon dioxide out.
What does the brain do?/What is the brain for?/job of the brain|The brain controls the body and is where we think, feel and remember.
What does the stomach do?/What is the stomach for?/job of the stomach|The stomach breaks food down with acid so that the body can use it.
What do the kidneys do?/What are kidneys for?/job of the kidneys|The kidneys clean the blood and make urine.
What does the liver do?/What is the liver for?/job of the liver|The liver cleans the blood, stores energy and helps to digest fat.
What does the skin do?/What is skin for?/job of the skin|The skin protects the body and lets us feel touch, heat and cold.
What do muscles do?/What are muscles for?/job of the muscles|Muscles pull on the bones so that the body can move.
What do bones do?/What are bones for?/job of the bones|Bones hold the body up and protect the soft parts inside.
Which part of the body do we see with?/What do we use to see?/With what do people see?|We see with our eyes.
Which part of the body do we hear with?/What do we use to hear?/With what do people hear?|We hear with our ears.
Which part of the body do we smell with?/What do we use to smell?|We smell with our nose.
Which part of the body do we taste with?/What do we use to taste?|We taste with our tongue.
What are the five senses?/Name the five senses./How many senses do people have?|The five senses are sight, hearing, smell, taste and touch.
Where is the knee?/Which part of the body is the knee?|The knee is the joint in the middle of the leg.
Where is the elbow?/Which part of the body is the elbow?|The elbow is the joint in the middle of the arm.
What is normal body temperature?/How warm is a healthy person?|Normal body temperature is about 37 degrees Celsius.
At what temperature does water boil?/What is the boiling point of water?/How hot is boiling water?|Water boils at 100 degrees Celsius at sea level.
At what temperature does water freeze?/What is the freezing point of water?/When does water turn to ice?|Water freezes at 0 degrees Celsius.
What is water made of?/Which elements are in water?|Water is made of hydrogen and oxygen.
What gas do we breathe in to live?/Which gas do people need from the air?|People need oxygen from the air.
What gas do plants take in?/Which gas do plants need?|Plants take in carbon dioxide and give off oxygen.
What is the air made of?/Which gas is most of the air?/most common gas in the air|Air is mostly nitrogen, about 78 percent, with about 21 percent oxygen.
What is the speed of light?/How fast is light?/How fast does light travel?|Light travels at about 300,000 kilometers per second.
What is the speed of sound?/How fast is sound in air?/How fast does sound travel?|Sound travels at about 340 meters per second in air.
How far away is the Moon?/What is the distance to the Moon?/distance from the Earth to the Moon|The Moon is about 384,000 kilometers from the Earth.
How far away is the Sun?/What is the distance to the Sun?/distance from the Earth to the Sun|The Sun is about 150 million kilometers from the Earth.
What is the Sun?/Is the Sun a star or a planet?|The Sun is a star. The Earth and the other planets go around it.
How long does the Earth take to go around the Sun?/How much time does one trip around the Sun take?|The Earth takes one year, about 365 days, to go around the Sun.
How long does the Earth take to spin once?/How long is one turn of the Earth?|The Earth takes about 24 hours to spin once.
Who was the first person on the Moon?/Who walked on the Moon first?/first man on the Moon|The first person on the Moon was Neil Armstrong, in 1969.
Who was the first person in space?/Who went to space first?/first human in space|The first person in space was Yuri Gagarin, in 1961.
Who was the first president of the United States?/first US president|The first president of the United States was George Washington.
Who was Nelson Mandela?/What is Nelson Mandela known for?|Nelson Mandela fought against apartheid and became president of South Africa in 1994.
Who was Mahatma Gandhi?/What is Gandhi known for?|Mahatma Gandhi led India to independence by peaceful protest.
Who was Albert Einstein?/What is Einstein known for?|Albert Einstein was a physicist known for the theory of relativity.
Who was Isaac Newton?/What is Newton known for?|Isaac Newton was an English scientist known for the laws of motion and gravity.
Who was Marie Curie?/What is Marie Curie known for?|Marie Curie was a scientist who studied radioactivity and won two Nobel Prizes.
Who was Leonardo da Vinci?/What is Leonardo da Vinci known for?|Leonardo da Vinci was an Italian painter and inventor. He painted the Mona Lisa.
Who was William Shakespeare?/What is Shakespeare known for?|William Shakespeare was an English writer of plays and poems, such as Hamlet.
Who was Wolfgang Amadeus Mozart?/What is Mozart known for?|Mozart was an Austrian composer of the 18th century.
Who was Ada Lovelace?/What is Ada Lovelace known for?|Ada Lovelace wrote what is often called the first computer program.
Who was Alan Turing?/What is Alan Turing known for?|Alan Turing was a British mathematician and a founder of computer science.
Who was Cleopatra?/What is Cleopatra known for?|Cleopatra was the last queen of ancient Egypt.
Who was Julius Caesar?/What is Julius Caesar known for?|Julius Caesar was a Roman general and ruler.
Who was Napoleon?/What is Napoleon known for?|Napoleon was a French general who became emperor of France.
Who was Galileo?/What is Galileo known for?|Galileo was an Italian scientist who studied the sky with a telescope.
Who was Vincent van Gogh?/What is Van Gogh known for?|Vincent van Gogh was a Dutch painter. He painted The Starry Night and many sunflowers.
What are the days of the week?/Name the days of the week./List the weekdays in order.|The days are Monday, Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday.
What are the months of the year?/Name the months./List the twelve months in order.|The months are January, February, March, April, May, June, July, August, September, October, November and December.
What are the four seasons?/Name the seasons./How many seasons are there?|The four seasons are spring, summer, autumn and winter.
How many months are in a year?/number of months in a year|There are 12 months in a year.
How many letters are in the alphabet?/number of letters in English/How many letters does the English alphabet have?|The English alphabet has 26 letters.
What are the vowels?/Name the vowels of English./Which letters are vowels?|The vowels are A, E, I, O and U.
What is the first letter of the alphabet?/With which letter does the alphabet begin?|The first letter of the alphabet is A.
What is the last letter of the alphabet?/With which letter does the alphabet end?|The last letter of the alphabet is Z.
What are the primary colors?/Name the primary colors of paint./three primary colors|The primary colors of paint are red, yellow and blue.
What are the colors of the rainbow?/Name the rainbow colors./How many colors does a rainbow have?|The colors of the rainbow are red, orange, yellow, green, blue, indigo and violet.
What color is the sky?/color of a clear sky|The sky is blue on a clear day.
What color is grass?/color of grass|Grass is green.
What color is snow?/color of snow|Snow is white.
What color is blood?/color of blood|Blood is red.
What color is a banana?/color of a ripe banana|A ripe banana is yellow.
What color is a lemon?/color of lemons|A lemon is yellow.
What color is coal?/color of coal|Coal is black.
What color is an emerald?/color of emeralds|An emerald is green.
What color is a ruby?/color of rubies|A ruby is red.
What color is a flamingo?/color of flamingos|A flamingo is pink.
What color is chocolate?/color of milk chocolate|Chocolate is usually brown.
What color is milk?/color of milk|Milk is white.
What color is a carrot?/color of carrots|A carrot is usually orange.
What color do you get from blue and yellow?/What do blue and yellow make?/mix blue and yellow|Blue and yellow make green.
What color do you get from red and yellow?/What do red and yellow make?/mix red and yellow|Red and yellow make orange.
What color do you get from red and blue?/What do red and blue make?/mix red and blue|Red and blue make purple.
What color do you get from red and white?/What do red and white make?/mix red and white|Red and white make pink.
What color do you get from black and white?/What do black and white make?/mix black and white|Black and white make gray.
What is bread made from?/What do you need for bread?/main ingredients of bread|Bread is made from flour, water, yeast and salt.
What is cheese made from?/main ingredient of cheese|Cheese is made from milk.
What is chocolate made from?/main ingredient of chocolate|Chocolate is made from cocoa beans.
What is butter made from?/main ingredient of butter|Butter is made from cream.
What is wine made from?/Which fruit is wine made from?|Wine is made from grapes.
What is tofu made from?/main ingredient of tofu|Tofu is made from soybeans.
What is paper made from?/What do we make paper out of?|Paper is made from wood fibers.
What is glass made from?/What do we make glass out of?|Glass is made mostly from sand.
What is hummus made from?/What is in hummus?|Hummus is made from chickpeas, tahini, lemon juice and garlic.
What is guacamole made from?/main ingredient of guacamole|Guacamole is made from avocados.
What is pasta made from?/What is in pasta dough?|Pasta is made from flour and water, and often eggs.
What is an omelet made from?/main ingredient of an omelet|An omelet is made from eggs.
What is flour made from?/Where does flour come from?|Flour is usually made from wheat.
What do bees make?/What food do bees make?/Where does honey come from?|Bees make honey.
Where does milk come from?/Which animal gives us most of our milk?|Most of our milk comes from cows.
Where does wool come from?/Which animal gives us wool?|Wool comes mostly from sheep.
Where does silk come from?/Which animal makes silk?|Silk comes from silkworms.
Where do eggs come from?/Which animal lays the eggs we eat?|Most of the eggs we eat come from chickens.
Which country does pizza come from?/Where is pizza from?|Pizza comes from Italy.
Which country does sushi come from?/Where is sushi from?|Sushi comes from Japan.
Which country do tacos come from?/Where are tacos from?|Tacos come from Mexico.
Which country does paella come from?/Where is paella from?|Paella comes from Spain.
Which country do croissants belong to?/Where are croissants known from?|Croissants are known from France.
Which country does kimchi come from?/Where is kimchi from?|Kimchi comes from Korea.
Is a tomato a fruit or a vegetable?/What is a tomato, fruit or vegetable?|A tomato is a fruit to a botanist, but cooks use it as a vegetable.
How many players are on a soccer team?/How many players does a football team have on the field?/size of a soccer team|A soccer team has 11 players on the field.
How many players are on a basketball team?/How many basketball players are on the court for one team?|A basketball team has 5 players on the court.
How many players are on a volleyball team?/How many volleyball players are on the court for one team?|A volleyball team has 6 players on the court.
How many players are on a baseball team?/How many baseball players does one team have on the field?|A baseball team has 9 players on the field.
How long is a soccer match?/How many minutes does a football game last?|A soccer match lasts 90 minutes, in two halves of 45 minutes.
How long is a marathon?/How many kilometers is a marathon?/marathon distance|A marathon is 42.195 kilometers long.
How often are the Olympic Games held?/How many years are between two Summer Olympics?|The Summer Olympic Games are held every four years.
How often is the soccer World Cup held?/How many years are between two World Cups?|The soccer World Cup is held every four years.
In which sport do you use a racket and a yellow ball?/What sport is played at Wimbledon?|The sport is tennis.
In which sport do you use a puck?/What sport is played with a puck on ice?|The sport is ice hockey.
In which sport can you make a slam dunk?/What sport uses a hoop and an orange ball?|The sport is basketball.
In which sport can you hit a home run?/What sport has bases and home runs?|The sport is baseball.
In which sport do you try for a hole in one?/What sport is played with clubs and small white balls?|The sport is golf.
How many rings are in the Olympic symbol?/number of Olympic rings|The Olympic symbol has five rings.
How many squares are on a chess board?/number of squares on a chessboard|A chess board has 64 squares.
How many pieces does each chess player have?/How many chess pieces does a player start with?|Each chess player starts with 16 pieces.
How many cards are in a deck?/number of cards in a normal deck|A standard deck has 52 cards.
How many strings does a guitar have?/number of strings on a guitar|A guitar usually has six strings.
How many strings does a violin have?/number of strings on a violin|A violin has four strings.
How many keys does a piano have?/number of keys on a piano|A standard piano has 88 keys.
How many sides does a triangle have?/number of sides of a triangle|A triangle has three sides.
How many sides does a square have?/number of sides of a square|A square has four sides.
How many sides does a pentagon have?/number of sides of a pentagon|A pentagon has five sides.
How many sides does a hexagon have?/number of sides of a hexagon|A hexagon has six sides.
How many sides does an octagon have?/number of sides of an octagon|An octagon has eight sides.
How many faces does a cube have?/number of faces of a cube|A cube has six faces.
How many wheels does a bicycle have?/number of wheels on a bike|A bicycle has two wheels.
How many wheels does a tricycle have?/number of wheels on a tricycle|A tricycle has three wheels.
How many states are in the United States?/How many states does the USA have?/number of US states|The United States has 50 states.
How many stars are on the US flag?/number of stars on the American flag|The US flag has 50 stars, one for each state.
What is the capital of South Africa?/South Africa capital|South Africa has three capitals: Pretoria, Cape Town and Bloemfontein.
What is the capital of Bolivia?/Bolivia capital|Sucre is the official capital of Bolivia, and the government sits in La Paz.
What is the capital of England?/England capital|The capital of England is London.
What is the capital of Scotland?/Scotland capital|The capital of Scotland is Edinburgh.
What is the capital of Wales?/Wales capital|The capital of Wales is Cardiff.
What is the capital of California?/California capital|The capital of California is Sacramento.
What is the capital of Texas?/Texas capital|The capital of Texas is Austin.
What is the capital of Vatican City?/Where is Vatican City?|Vatican City is a tiny city state inside Rome.
Where is the Eiffel Tower?/In which city is the Eiffel Tower?|The Eiffel Tower is in Paris, France.
Where is the Colosseum?/In which city is the Colosseum?|The Colosseum is in Rome, Italy.
Where is Big Ben?/In which city is Big Ben?|Big Ben is in London, in the United Kingdom.
Where is the Statue of Liberty?/In which city is the Statue of Liberty?|The Statue of Liberty is in New York City.
Where is the Taj Mahal?/In which country is the Taj Mahal?|The Taj Mahal is in Agra, India.
Where is the Great Wall?/In which country is the Great Wall?|The Great Wall is in China.
Where is Machu Picchu?/In which country is Machu Picchu?|Machu Picchu is in Peru.
Where are the Pyramids of Giza?/In which country are the Pyramids of Giza?|The Pyramids of Giza are in Egypt.
Where is the Acropolis?/In which city is the Acropolis?|The Acropolis is in Athens, Greece.
Where is Mount Fuji?/In which country is Mount Fuji?|Mount Fuji is in Japan.
Where is Mount Kilimanjaro?/In which country is Kilimanjaro?|Mount Kilimanjaro is in Tanzania.
Where is the Amazon rainforest?/In which part of the world is the Amazon?|The Amazon rainforest is in South America, mostly in Brazil.
Where is the Grand Canyon?/In which country is the Grand Canyon?|The Grand Canyon is in Arizona, in the United States.
Where is Niagara Falls?/Between which countries is Niagara Falls?|Niagara Falls is on the border of the United States and Canada.
Where is the Sagrada Familia?/In which city is the Sagrada Familia?|The Sagrada Familia is in Barcelona, Spain.
Where is the Sydney Opera House?/In which country is the Sydney Opera House?|The Sydney Opera House is in Sydney, Australia.
Which river flows through London?/What is the river in London?|The river Thames flows through London.
Which river flows through Paris?/What is the river in Paris?|The river Seine flows through Paris.
Which river flows through Egypt?/What is the river in Egypt?|The river Nile flows through Egypt.
Which river flows through Vienna and Budapest?/What is the river in Budapest?|The river Danube flows through Vienna and Budapest.
Where do penguins live?/In which part of the world are penguins found?|Penguins live in the southern half of the world, many of them in Antarctica.
Where do polar bears live?/In which part of the world are polar bears found?|Polar bears live in the Arctic, in the far north.
Where do kangaroos live?/In which country are kangaroos found?|Kangaroos live in Australia.
Where do pandas live?/In which country are wild pandas found?|Wild pandas live in China.
Where do camels live?/In which places are camels found?|Camels live in deserts in Africa and Asia.
Where do fish live?/In what do fish live?|Fish live in water.
Which animal is called the king of the jungle?/king of the animals|The lion is called the king of the jungle.
Which animal is known as man's best friend?/best friend of people among the animals|The dog is known as man's best friend.
Which animal has a trunk?/What animal has a very long nose?|The elephant has a trunk.
Which animal has a very long neck?/What animal has the longest neck?|The giraffe has the longest neck.
Which animal has black and white stripes?/What animal looks like a striped horse?|The zebra has black and white stripes.
Which mammal can fly?/What is the only mammal that flies?|The bat is the only mammal that can truly fly.
What is the hardest natural material?/What is harder than any stone?|The hardest natural material is diamond.
Which metal is liquid at room temperature?/What metal is liquid?|Mercury is the metal that is liquid at room temperature.
What is the lightest element?/Which element is the lightest?|The lightest element is hydrogen.
What metal rusts?/Which metal turns to rust?|Iron rusts when it meets water and air.
In which direction does the Sun rise?/Where does the Sun come up?|The Sun rises in the east.
In which direction does the Sun set?/Where does the Sun go down?|The Sun sets in the west.
When is Christmas?/On what date is Christmas Day?|Christmas Day is on December 25.
When is New Year's Day?/On what date does the year begin?|New Year's Day is on January 1.
When is Halloween?/On what date is Halloween?|Halloween is on October 31.
When is Valentine's Day?/On what date is Valentine's Day?|Valentine's Day is on February 14.
What does CPU stand for?/meaning of CPU|CPU stands for central processing unit.
What does USB stand for?/meaning of USB|USB stands for Universal Serial Bus.
What does DNA stand for?/meaning of DNA|DNA stands for deoxyribonucleic acid.
What does NASA stand for?/meaning of NASA|NASA stands for National Aeronautics and Space Administration.
What does UN stand for?/meaning of UN|UN stands for United Nations.
What does EU stand for?/meaning of EU|EU stands for European Union.
What does HTML stand for?/meaning of HTML|HTML stands for HyperText Markup Language.
What does WWW stand for?/meaning of WWW|WWW stands for World Wide Web.
What does AI stand for?/meaning of AI|AI stands for artificial intelligence.
What does LOL mean?/meaning of LOL|LOL means laughing out loud.
What does ASAP mean?/meaning of ASAP|ASAP means as soon as possible.
What does FAQ stand for?/meaning of FAQ|FAQ stands for frequently asked questions.
What is pi?/value of pi/How much is pi?|Pi is about 3.14159. It is the distance around a circle divided by the distance across it.
What is a prime number?/When is a number prime?|A prime number is a whole number above 1 that only 1 and itself divide evenly.
What is the smallest prime number?/first prime number|The smallest prime number is 2.
What is zero degrees Celsius in Fahrenheit?/0 C in F|Zero degrees Celsius is 32 degrees Fahrenheit.
What is the opposite of north on a compass?/Which direction is opposite to north?|The opposite of north is south.
What are the four directions?/Name the points of the compass.|The four directions are north, east, south and west.
""")

# A question that can be answered with yes or no | the answer. Balanced between the two.
YES_NO = rows("""
Is the Earth round?|Yes, the Earth is round like a ball.
Is the Earth flat?|No, the Earth is round like a ball.
Is the Sun a star?|Yes, the Sun is a star.
Is the Moon a planet?|No, the Moon is not a planet. It goes around the Earth.
Is the Moon bigger than the Earth?|No, the Moon is smaller than the Earth.
Is the Sun bigger than the Earth?|Yes, the Sun is much bigger than the Earth.
Is Pluto a planet?|No, Pluto is now called a dwarf planet.
Is a whale a fish?|No, a whale is a mammal.
Is a dolphin a fish?|No, a dolphin is a mammal.
Is a shark a fish?|Yes, a shark is a fish.
Is a bat a bird?|No, a bat is a mammal.
Is a penguin a bird?|Yes, a penguin is a bird.
Is a spider an insect?|No, a spider is an arachnid. It has eight legs.
Is an ant an insect?|Yes, an ant is an insect. It has six legs.
Is a frog a reptile?|No, a frog is an amphibian.
Is a snake a reptile?|Yes, a snake is a reptile.
Can penguins fly?|No, penguins cannot fly, but they swim very well.
Can ostriches fly?|No, ostriches cannot fly, but they run fast.
Can bats fly?|Yes, bats can fly.
Can fish breathe under water?|Yes, fish breathe under water with gills.
Can humans breathe under water?|No, humans cannot breathe under water.
Can dogs see color?|Yes, dogs see some colors, mostly blue and yellow.
Can cats see in the dark?|Yes, cats see well in dim light, but not in full darkness.
Do fish sleep?|Yes, most fish rest in a way that is like sleep.
Do snakes have legs?|No, snakes have no legs.
Do spiders have eight legs?|Yes, spiders have eight legs.
Do birds lay eggs?|Yes, all birds lay eggs.
Do cows eat meat?|No, cows eat plants such as grass.
Do lions eat grass?|No, lions eat meat.
Do rabbits eat meat?|No, rabbits eat plants.
Do bees make honey?|Yes, bees make honey.
Do plants need light?|Yes, plants need light to grow.
Do trees make oxygen?|Yes, trees make oxygen.
Do magnets attract wood?|No, magnets do not attract wood.
Do magnets attract iron?|Yes, magnets attract iron.
Does ice float on water?|Yes, ice floats on water.
Does a stone float on water?|No, most stones sink in water.
Does oil mix with water?|No, oil does not mix with water. It floats on top.
Does the Sun go around the Earth?|No, the Earth goes around the Sun.
Does the Moon make its own light?|No, the Moon reflects the light of the Sun.
Does sound travel in space?|No, sound needs air or another material to travel.
Does light travel faster than sound?|Yes, light is much faster than sound.
Does hot air rise?|Yes, hot air rises.
Is water wet?|Yes, we call water wet because it makes things wet.
Is fire hot?|Yes, fire is very hot.
Is ice cold?|Yes, ice is cold.
Is gold a metal?|Yes, gold is a metal.
Is diamond a metal?|No, diamond is a form of carbon.
Is glass made from sand?|Yes, glass is made mostly from sand.
Is a tomato a fruit?|Yes, a tomato is a fruit to a botanist.
Is a potato a fruit?|No, a potato is a vegetable.
Is an apple a fruit?|Yes, an apple is a fruit.
Is a carrot a fruit?|No, a carrot is a vegetable.
Is Paris the capital of France?|Yes, Paris is the capital of France.
Is Sydney the capital of Australia?|No, the capital of Australia is Canberra.
Is Toronto the capital of Canada?|No, the capital of Canada is Ottawa.
Is Istanbul the capital of Turkey?|No, the capital of Turkey is Ankara.
Is New York the capital of the United States?|No, the capital of the United States is Washington, D.C.
Is Rio de Janeiro the capital of Brazil?|No, the capital of Brazil is Brasilia.
Is Zurich the capital of Switzerland?|No, the capital of Switzerland is Bern.
Is Tokyo the capital of Japan?|Yes, Tokyo is the capital of Japan.
Is Madrid the capital of Spain?|Yes, Madrid is the capital of Spain.
Is Africa a country?|No, Africa is a continent with more than fifty countries.
Is Europe a continent?|Yes, Europe is a continent.
Is Egypt in Africa?|Yes, Egypt is in Africa.
Is Brazil in Europe?|No, Brazil is in South America.
Is Japan an island country?|Yes, Japan is made of many islands.
Is Russia the largest country?|Yes, Russia is the largest country in the world.
Is English spoken in Australia?|Yes, people in Australia speak English.
Is Spanish spoken in Brazil?|No, people in Brazil speak Portuguese.
Is zero an even number?|Yes, zero is an even number.
Is one a prime number?|No, one is not a prime number.
Is two a prime number?|Yes, two is a prime number, and the only even one.
Is seven an even number?|No, seven is an odd number.
Is a square a rectangle?|Yes, a square is a rectangle with four equal sides.
Is a triangle a shape with four sides?|No, a triangle has three sides.
Is a century a hundred years?|Yes, a century is a hundred years.
Is February the shortest month?|Yes, February is the shortest month.
Is July in the summer?|Yes in the northern half of the world. In the southern half, July is in winter.
Is Monday a weekend day?|No, Monday is a weekday.
Is Saturday part of the weekend?|Yes, Saturday is part of the weekend.
Is the heart a muscle?|Yes, the heart is a muscle.
Is sugar good for the teeth?|No, sugar can harm the teeth.
Is smoking healthy?|No, smoking harms the lungs and the heart.
Is it healthy to walk every day?|Yes, a daily walk is good for the body and the mind.
Is it safe to look straight at the Sun?|No, looking straight at the Sun can harm your eyes.
Is it safe to drink sea water?|No, sea water is too salty to drink.
Is chocolate safe for dogs?|No, chocolate is poisonous for dogs.
Is Python a programming language?|Yes, Python is a programming language.
Is the Nile in Africa?|Yes, the Nile is a river in Africa.
Is Mount Everest the highest mountain?|Yes, Mount Everest is the highest mountain in the world.
Is Antarctica warm?|No, Antarctica is the coldest continent.
Is the Pacific the largest ocean?|Yes, the Pacific is the largest ocean.
Did Shakespeare write Hamlet?|Yes, Shakespeare wrote Hamlet.
Did Einstein invent the telephone?|No, the telephone is credited to Alexander Graham Bell.
Did Leonardo da Vinci paint the Mona Lisa?|Yes, Leonardo da Vinci painted the Mona Lisa.
Did people walk on the Moon?|Yes, people first walked on the Moon in 1969.
Did dinosaurs live with humans?|No, the dinosaurs died out long before humans lived, except for the birds.
Are birds related to dinosaurs?|Yes, birds come from dinosaurs.
Are tomatoes red?|Yes, ripe tomatoes are usually red.
Are bananas blue?|No, ripe bananas are yellow.
Are all swans white?|No, most swans are white, but some are black.
Are humans mammals?|Yes, humans are mammals.
Are mushrooms plants?|No, mushrooms are fungi.
Are there twelve months in a year?|Yes, a year has twelve months.
Are there eight days in a week?|No, a week has seven days.
""")

FUN_FACTS = tuple(
    """
An octopus has three hearts and blue blood.
Honey can stay good to eat for a very long time if it is kept sealed.
A day on Venus is longer than a year on Venus.
Bananas are berries to a botanist, but strawberries are not.
The Eiffel Tower grows a little in summer because warm iron expands.
A group of flamingos is called a flamboyance.
Wombats make droppings shaped like cubes.
Sharks have been around longer than trees.
A blue whale can be longer than two buses in a row.
Sea otters often hold paws while they sleep so that they do not drift apart.
Sound travels about four times faster in water than in air.
Lightning is hotter than the surface of the Sun.
Cows have best friends and like to stay near them.
A snail can have thousands of tiny teeth.
The Moon moves about four centimeters away from us every year.
Some bamboo grows almost a meter in one day.
Butterflies taste with their feet.
The shortest war in history lasted less than an hour.
Hot water can be used to open a tight jar lid because metal expands.
Koalas sleep for up to twenty hours a day.
A hummingbird can fly backwards.
Polar bears have black skin under their white fur.
The dot over a small i is called a tittle.
Your bones are replaced bit by bit all through your life.
Penguins sometimes give a pebble to the partner they like.
""".strip().splitlines()
)
