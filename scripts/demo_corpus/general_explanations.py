# ruff: noqa: E501  (one row of a table is one line)
"""More things to explain for `general_advice`: questions and clauses split by "/", and an explanation in two or three sentences."""

from scripts.demo_corpus.general_facts import rows

EXPLANATIONS = rows("""
How does an elevator work?/What moves an elevator?|how an elevator works/how lifts go up and down|A motor pulls the cabin up and down on steel ropes. A heavy weight on the other end balances it.
How does a zipper work?/How does a zip close?|how a zipper works/how a zip closes|A slider presses two rows of small teeth into each other. When it moves back, it pulls them apart.
How does a washing machine work?/What does a washing machine do?|how a washing machine works/how washing machines clean clothes|It fills with water and soap and turns the drum, so the clothes rub clean. Then it rinses them and spins fast to press the water out.
How does a vacuum cleaner work?/How does a vacuum cleaner suck up dust?|how a vacuum cleaner works/how vacuum cleaners suck up dust|A fan blows air out, so new air rushes in at the nozzle and carries the dust along. A filter holds the dust back.
How does a pencil write?/How does an eraser work?|how a pencil and an eraser work/how pencils write|The soft graphite of a pencil rubs off on the paper. An eraser picks the bits up again because they stick to it better.
How does a compass work?/Why does a compass point north?|how a compass works/why a compass points north|The Earth acts like a large magnet. The needle of a compass is a small magnet that turns until it points north.
How does a mirror work?/Why do I see myself in a mirror?|how a mirror works/why we see ourselves in mirrors|A mirror has a thin smooth layer of metal behind glass. It sends light back in order, so we see an image.
How does a touch screen work?/How does my phone feel my finger?|how a touch screen works/how a phone feels a finger|A touch screen has a thin electric field on it. Your finger changes the field, and the phone works out where.
How does a barcode work?/What do the lines of a barcode mean?|how a barcode works/what barcodes are for|The thick and thin lines stand for a number. A scanner reads them with light and looks up the product.
How does a credit card work?/What happens when I pay by card?|how a credit card works/what happens when you pay by card|The shop asks your bank if the money is there. The bank pays the shop and takes the money from you later.
How does a bank make money?/How do banks earn money?|how a bank makes money/how banks earn their money|A bank lends money to people and asks for interest. It pays savers less interest than it takes and keeps the difference.
What is inflation?/Why do prices go up?|inflation/why prices rise|Inflation means that prices rise over time. So the same money buys less than before.
What are taxes for?/Why do we pay taxes?|what taxes are for/why people pay taxes|Taxes are money that people pay to the state. It uses them for schools, roads, hospitals and safety.
How does an election work?/How do people choose a government?|how an election works/how people choose a government|People vote for a person or a party in secret. The votes are counted, and those with the most votes get the power for some years.
How do traffic lights work?/How do traffic lights know when to change?|how traffic lights work/when traffic lights change|A small computer switches the lights by a fixed plan. Some also feel waiting cars with a wire in the road.
How does a rocket work?/How do rockets fly in space?|how a rocket works/how rockets fly in space|A rocket burns fuel and pushes hot gas out at the back. The gas pushes the rocket forward, even in empty space.
How does a helicopter fly?/What keeps a helicopter in the air?|how a helicopter flies/what keeps helicopters in the air|The turning blades push air down and lift the helicopter up. A small rotor at the tail keeps it from spinning.
How does a hot air balloon fly?/Why does a balloon rise?|how a hot air balloon flies/why hot air balloons rise|Hot air is lighter than cold air. A burner heats the air in the balloon, and the balloon rises.
How does a parachute work?/Why does a parachute slow you down?|how a parachute works/why parachutes slow a fall|A parachute catches a lot of air. The air pushes against it and slows the fall.
How does a sail boat move?/How can a boat sail against the wind?|how a sail boat moves/how boats sail|The wind pushes on the sail and the keel stops the boat from going sideways. So the boat moves forward, in zigzag even against the wind.
How does an electric car work?/How do electric cars drive?|how an electric car works/how electric cars drive|A large battery feeds an electric motor that turns the wheels. It is charged with a plug and makes no exhaust.
How does a robot vacuum find its way?/How do robots see?|how robots find their way/how robots see|Robots use cameras, lasers and bumpers to feel what is around them. A computer makes a map and plans the way.
How does a 3D printer work?/How do 3D printers print?|how a 3D printer works/how 3D printers print things|It melts plastic and lays it down in thin layers. Layer by layer the thing grows.
How does email work?/How does an email get to me?|how email works/how an email travels|Your program sends the text to a mail server. That server passes it on to the server of the other person, where it waits to be read.
How does a password protect me?/What is encryption?|encryption/how encryption keeps data secret|Encryption turns a message into a secret code. Only someone with the right key can read it again.
What is a computer virus?/How does a computer virus spread?|what a computer virus is/how computer viruses spread|A computer virus is a harmful program that copies itself. It spreads by files, links and bad attachments.
What is artificial intelligence?/What does AI mean?|artificial intelligence/what AI is|Artificial intelligence means programs that do things which seem to need a mind. Many of them learn from lots of examples.
How does gravity work?/Why do things fall down?|how gravity works/why things fall to the ground|Everything with mass attracts everything else. The Earth is so large that it pulls all things down to it.
What is friction?/Why do things slow down?|friction/why things slow down|Friction is the force when two things rub on each other. It slows them down and makes heat.
What is electricity?/How does electricity work?|what electricity is/how electricity works|Electricity is the flow of tiny charges called electrons through a wire. It can give light, heat and motion.
What is sound?/How does sound travel?|what sound is/how sound travels|Sound is a shaking of the air that moves on as a wave. Our ears feel the shaking and the brain hears it.
How does an echo form?/Why do I hear an echo in the mountains?|how an echo forms/why there is an echo in the mountains|Sound bounces off a wall or a rock. It comes back a little later, and we hear it again.
Why do balloons pop?/Why does a balloon burst?|why balloons pop/why a balloon bursts|The air in a balloon presses on its thin skin. A small hole tears open at once, and the air rushes out with a bang.
Why does popcorn pop?/What makes corn pop?|why popcorn pops/what makes corn pop|A little water is inside of each corn. Heat turns it into steam until the shell bursts and the soft inside foams out.
Why does bread get moldy?/What is mold?|what mold is/why bread gets moldy|Mold is a tiny fungus whose spores float in the air. It grows where it is wet and eats the food.
Why does milk go sour?/What makes milk sour?|why milk goes sour/what makes milk sour|Bacteria in milk eat its sugar and make acid. The acid makes it sour and thick.
Why do apples turn brown?/Why does a cut apple go brown?|why apples turn brown/why a cut apple goes brown|Oxygen from the air reacts with the cut apple. Lemon juice slows this down.
Why is blood red?/What makes blood red?|why blood is red/what makes our blood red|Blood has a red substance with iron in it. It carries oxygen through the body.
Why do we have two eyes?/How do we see depth?|why we have two eyes/how we see how far things are|Each eye sees a slightly different picture. The brain compares them and knows how far things are.
Why do we sneeze?/What makes us sneeze?|why people sneeze/what makes us sneeze|Dust or germs tickle the nose. The body blows them out with a fast burst of air.
Why do we blink?/What is blinking good for?|why people blink/what blinking is good for|Blinking spreads tears over the eyes. It keeps them wet and clean.
Why do we get goosebumps?/What are goosebumps?|why people get goosebumps/what goosebumps are|Tiny muscles pull up the hairs when we are cold or scared. In animals with fur this keeps them warm.
Why do we get hiccups?/What are hiccups?|why people get hiccups/what hiccups are|The big breathing muscle under the lungs jerks by itself. Air rushes in, the throat closes and it goes hic.
Why does hair turn gray?/Why do old people have gray hair?|why hair turns gray/why old people have gray hair|With age the hair roots make less color. New hair then grows in gray or white.
Why do we cry?/Why do tears come when we are sad?|why people cry/why tears come when we are sad|Tears keep the eyes clean. When we are sad, crying lets feelings out and shows others that we need help.
Why do we laugh?/What makes us laugh?|why people laugh/what makes us laugh|We laugh when something is a nice surprise. Laughing together brings people close.
Why do we age?/Why do people get old?|why we age/why people get old|The cells of the body collect small damage over the years. Repair gets slower, so we grow old.
How does medicine know where it hurts?/How does a painkiller work?|how a painkiller works/how medicine stops pain|A painkiller travels with the blood through the whole body. It blocks the signals that tell the brain of pain.
How do germs make us ill?/How do people catch a cold?|how germs make us ill/how people catch a cold|Germs get in by the nose, the mouth or a cut and multiply. The body fights them, and we feel ill.
Why should I wash my hands?/What is washing hands good for?|why we wash our hands/what washing hands is good for|Hands pick up germs from all we touch. Soap and water wash them off before they get into the mouth.
How do bats find their way?/How do bats see in the dark?|how bats find their way/how bats fly in the dark|Bats call with very high sounds. They listen to the echo and know what is in front of them.
How do ants find food?/How do ants follow each other?|how ants find food/why ants walk in a line|An ant that finds food leaves a smell on its way home. The others follow the smell.
How do camels live in the desert?/What is in the hump of a camel?|how camels live in the desert/what is in a camel's hump|A camel stores fat in its hump and can drink a lot at once. It sweats little and can go for days without water.
How do chameleons change color?/Why do chameleons change color?|how chameleons change color/why chameleons change color|Their skin has tiny crystals that can move. They then send back other colors, often to show a mood.
How do frogs grow?/How does a tadpole become a frog?|how a tadpole becomes a frog/how frogs grow|A tadpole hatches from an egg and lives in water. It grows legs, loses its tail and starts to breathe air.
Why do cows chew all day?/How do cows digest grass?|why cows chew all day/how cows digest grass|Grass is hard to digest. Cows swallow it, bring it up again and chew it once more before it goes on.
How do trees make oxygen?/Why do we need trees?|why we need trees/how trees make oxygen|Trees take carbon dioxide from the air and give off oxygen. They also give shade, wood and a home for animals.
How old is a tree?/What do the rings of a tree mean?|what tree rings show/how to tell the age of a tree|A tree grows one ring each year. If you count the rings in the trunk, you know its age.
How do mountains form?/Where do mountains come from?|how mountains form/where mountains come from|The plates of the Earth press against each other. The rock folds up slowly, and mountains grow.
How do rivers form?/Where do rivers come from?|how rivers form/where rivers come from|Rain and melting snow run downhill and join into streams. Streams join into rivers that flow to the sea.
How do caves form?/Where do caves come from?|how caves form/where caves come from|Rain takes up a little acid and seeps into soft stone. Over thousands of years it washes out a cave.
How do deserts form?/Why is a desert so dry?|why deserts are dry/how deserts form|Deserts get very little rain, often because mountains stop the clouds or dry air sinks there.
What is fog?/How does fog form?|what fog is/how fog forms|Fog is a cloud that touches the ground. It forms when wet air cools and tiny drops float in it.
What is dew?/Why is the grass wet in the morning?|what dew is/why the grass is wet in the morning|At night the ground cools. Water from the air settles on the cold grass in small drops.
How does a tornado form?/What is a tornado?|how a tornado forms/what a tornado is|Warm wet air meets cold dry air in a storm and begins to turn. A narrow column of fast wind can reach the ground.
What is a solar eclipse?/Why does the Sun go dark in an eclipse?|what a solar eclipse is/why the Sun goes dark in an eclipse|In a solar eclipse the Moon moves between the Sun and the Earth. Its shadow falls on us and hides the Sun.
Why do astronauts float?/Why is there no weight in space?|why astronauts float/why there is no weight in a space station|The station and the people in it fall around the Earth together all the time. So they feel no weight.
What are shooting stars?/Why do stars fall from the sky?|what shooting stars are/why we see shooting stars|Shooting stars are small bits of rock from space. They get so hot in the air that they glow and burn up.
""")
