/** The small world of the page: simple English of 780 words, 15 of them with two or three senses. For `readWorld`. */
export const worldText: string = `// A small world of simple English, in the notation of readWorld. Lower case; a display puts the
// capitals back.
table boy : he him his
  tom*3 | he | him | his
  ben*3 | he | him | his
  sam*2 | he | him | his
  max*2 | he | him | his
  leo*2 | he | him | his
  jack*2 | he | him | his
  paul | he | him | his
  oscar | he | him | his
  hugo*2 | he | him | his
  noah | he | him | his
table girl : he him his
  anna*3 | she | her | her
  mia*3 | she | her | her
  lucy*2 | she | her | her
  emma*2 | she | her | her
  sara*2 | she | her | her
  nora*2 | she | her | her
  ella | she | her | her
  rosa*2 | she | her | her
  clara | she | her | her
  ruby | she | her | her
set name = @boy @girl
table role : w he him his
  boy-m | the boy | he | him | his
  man-m | the man | he | him | his
  girl-f | the girl | she | her | her
  woman-f | the woman | she | her | her
  farmer-m | the farmer | he | him | his
  farmer-f | the farmer | she | her | her
  teacher-m | the teacher | he | him | his
  teacher-f | the teacher | she | her | her
  nurse-m | the nurse | he | him | his
  nurse-f | the nurse | she | her | her
set folk = @name*4 @role
set petname = rex luna milo daisy coco pip bella rocky
set capital = @name @petname march

// Animals
table animal : pl young sound adj does eats home
  dog*2 | dogs | puppy | barks | big, brown, friendly, hungry | runs, jumps, sleeps | meat, bones | in the yard, in the house, in the garden
  cat*2 | cats | kitten | meows | small, black, soft, hungry | sleeps, plays, jumps | fish, meat | in the house, in the garden, in the kitchen
  cow | cows | calf | moos | big, brown, slow, hungry | walks, sleeps, rests | grass, hay | in the field, in the barn
  horse | horses | foal | runs | big, brown, fast, strong | runs, jumps, walks | grass, hay, apples | in the field, in the barn
  sheep | sheep | lamb | bleats | white, soft, slow | walks, rests, sleeps | grass, hay | in the field, on the hill
  pig | pigs | piglet | grunts | fat, pink, hungry | sleeps, rests, walks | corn, apples | in the barn, in the yard
  hen | hens | chick | clucks | small, white, brown | walks, rests, runs | corn, seeds | in the barn, in the yard
  duck | ducks | duckling | quacks | small, white, noisy | swims, walks, rests | corn, seeds, bread | near the pond, near the lake
  bear | bears | cub | growls | big, brown, strong, hungry | walks, sleeps, runs | fish, honey, berries | in the forest, in a cave
set pet = dog cat
table baby : pl
  puppy | puppies
  kitten | kittens
  calf | calves
  lamb | lambs

// Things
table toy : pl adj
  ball*2 | balls | round, big, small
  kite | kites | big, pretty, light
  doll | dolls | pretty, small, soft
  drum | drums | loud, big, round
  book*2 | books | thick, old, new
  hat | hats | warm, soft, new
  cup | cups | small, pretty, new
  coat | coats | warm, long, new
set colour = red*3 blue*3 green*2 yellow*2 black white pink orange
set small = key coin spoon button toy egg apple
set inside = box basket bag drawer pot
table top : prep
  table | on*2, under, near
  chair | on, under, near
  bed | on, under*2, near
  shelf | on*2, under
  floor | on
  door | near
set thing = tree house gate wall fence barn
table thingpl : one
  trees | tree
  houses | house
  gates | gate
  walls | wall
table countable : pl
  apple*2 | apples
  egg | eggs
  coin | coins
  book | books
  ball | balls
  orange | oranges
  button | buttons
  shoe | shoes
  candle | candles
  bag | bags
table sight : pl
  tree | trees
  house | houses
  star | stars
  bird | birds
  frog | frogs
  lamp | lamps
  car | cars
set noun = @animal @countable @sight @baby
table num : p1 p2 m1 m2
  two*2 | three | four | one | none
  three*2 | four | five | two | one
  four*2 | five | six | three | two
  five | six | seven | four | three
  six | seven | eight | five | four
  seven | eight | nine | six | five
  eight | nine | ten | seven | six
set few = two*3 three*3 four*2 five ten

// Food, shops, jobs, people, weather
table food : taste
  bread*2 | fresh, warm, good
  cake*2 | sweet, good, big
  soup*2 | hot, good, salty
  salad | fresh, good, salty
  rice | hot, good, warm
  pie | sweet, hot, good
table shop : sells
  market*2 | apples, eggs, cheese, fish, flowers, honey
  bakery | bread, cake, cookies, pie
  bookshop | books, paper, maps
  pharmacy | medicine, soap
  shop*2 | milk, rice, soap, candles, paper
table job : w at he his does obj
  baker-m | baker | in the bakery | he | his | bakes | bread, cake, pie
  baker-f | baker | in the bakery | she | her | bakes | bread, cake, pie
  farm-m | farmer | on the farm | he | his | feeds | the pigs, the hens, the cows
  farm-f | farmer | on the farm | she | her | feeds | the pigs, the hens, the cows
  school-m | teacher | at the school | he | his | teaches | children, pupils
  school-f | teacher | at the school | she | her | teaches | children, pupils
  doctor-m | doctor | at the hospital | he | his | helps | people, children
  doctor-f | doctor | at the hospital | she | her | helps | people, children
  cook-m | cook | in the kitchen | he | his | makes | soup, pie, rice
  cook-f | cook | in the kitchen | she | her | makes | soup, pie, rice
  painter-m | painter | in a studio | he | his | paints | pictures, walls
  painter-f | painter | in a studio | she | her | paints | pictures, walls
  fisherman | fisherman | in the harbour | he | his | catches | fish, crabs
  gardener-m | gardener | in the garden | he | his | grows | flowers, beans
  gardener-f | gardener | in the garden | she | her | grows | flowers, beans
table royal : he rich
  king | he | castle, palace
  queen | she | castle, palace
  prince | he | castle, palace
  princess | she | castle, palace
  woodcutter | he | hut, cottage
  hunter | he | hut, cottage
  witch | she | hut, cottage
table grownup : he
  mother | she
  father | he
  grandmother | she
  grandfather | he
  aunt | she
  uncle | he
  sister | she
  brother | he
table pair : man woman
  p1 | man | woman
  p2 | boy | girl
  p3 | king | queen
  p4 | prince | princess
  p5 | father | mother
  p6 | son | daughter
  p7 | brother | sister
  p8 | uncle | aunt
  p9 | grandfather | grandmother
  p10 | husband | wife
set grown = p3 p4 p5 p8 p9 p10
table weather : so
  raining | took an umbrella*2, stayed at home, got wet
  snowing | put on a warm coat, made a snowman*2, drank hot tea
  sunny | put on a hat, went for a swim, played outside*2
  windy | flew a kite*2, held a hat, closed the window
  hot | went for a swim*2, drank cold water, sat under a tree
  cold | put on a warm coat*2, made a fire, drank hot tea
  dark | turned on a lamp*2, went to bed, stayed near the house
table season : then
  spring | the flowers grow*2, the birds sing, the days are warm, the farmers plant corn
  summer | the days are hot*2, the children swim in the lake, the sun is bright
  autumn | the leaves fall*2, the farmers pick apples, the wind is cold
  winter | the snow falls*2, the days are short, the lake is ice
table place : at do
  park*3 | in the park | fed the ducks*2, sat on a bench, played with a ball, flew a kite
  market*2 | at the market | bought some apples*2, looked at the flowers, counted the eggs, ate an orange
  forest*2 | in the forest | climbed a tree*2, picked some berries, saw a fox, heard an owl
  lake*2 | at the lake | swam in the water*2, sat in a boat, caught a fish, watched the frogs
  zoo | at the zoo | looked at the bears*2, saw an elephant, fed the goats, drew a snake
  library | in the library | read a book*2, looked at the maps, wrote a story, drew a picture
  farm | on the farm | fed the hens*2, saw the cows, helped the farmer, sat on the hay
  beach | on the beach | played in the sand*2, swam in the sea, lay in the sun, found a coconut
set time = morning*2 evening*2 day*2 night
set hour = morning*2 evening
set daywd = cold*2 warm*2 sunny*2 cloudy*2 quiet busy
set feel = happy*3 tired*2 hungry*2 sad excited
set glad = happy*2 glad pleased

// Words of two or three senses. The sentence before tells which, by one word alone, or nothing does.
table ambiguous : carrier senses
  bank*4 | talked about*3, thought about*2, asked about, remembered | bank-river, bank-money
  bat | talked about*3, thought about, asked about, read about | bat-animal, bat-sport
  bark | talked about*3, thought about, asked about, looked at | bark-dog, bark-tree
  seal | talked about*3, thought about, looked at, dreamed of | seal-animal, seal-wax
  spring*1.5 | talked about*3, thought about, looked at, remembered | spring-season, spring-water, spring-coil
  crane | talked about*3, thought about, asked about, looked at | crane-bird, crane-machine
  ring | talked about*3, thought about, asked about, remembered | ring-gold, ring-sound
  light | talked about*3, thought about, asked about, looked at | light-weight, light-bright
  mouse | talked about*3, thought about, asked about, looked at | mouse-animal, mouse-computer
  letter | talked about*3, thought about, asked about, looked at | letter-mail, letter-alphabet
  trunk*1.5 | talked about*3, thought about, asked about, looked at | trunk-elephant, trunk-tree, trunk-car
  match | talked about*3, thought about, asked about, looked at | match-game, match-fire
  palm | talked about*3, thought about, asked about, looked at | palm-tree, palm-hand
  pen | talked about*3, thought about, asked about, looked at | pen-ink, pen-farm
  glasses | talked about*3, thought about, asked about, looked at | glasses-eyes, glasses-drink
table sense : cue
  bank-river | river*3, water, ducks*2, boat, fish, frogs
  bank-money | money*3, price*2, coins, gold, loan, clerk
  bat-animal | cave*3, wings, owls, moths, barn
  bat-sport | ball*3, glove, team, game, baseball
  bark-dog | dog*3, puppy, bone, collar, kennel
  bark-tree | tree*3, oak, forest, wood, leaves, branch
  seal-animal | sea*3, beach, ice, fish, waves
  seal-wax | note*3, king, queen, envelope, paper, palace
  spring-season | winter*3, snow, flowers, birds, garden
  spring-water | mountain*3, rocks, bottle, stream, water
  spring-coil | clock*3, watch, bed, robot, engine
  crane-bird | bird*3, lake, birds, pond, nest, feathers
  crane-machine | building*3, tower, bridge, bricks, workers, machines
  ring-gold | wedding*3, gold, gift, finger, jewels
  ring-sound | phone*3, call, bell, door, alarm
  light-weight | feathers*3, box, bag, basket, suitcase
  light-bright | lamp*3, sky, window, sun, morning
  mouse-animal | cheese*3, cat, hole, barn, trap
  mouse-computer | keyboard*3, computer, screen, desk, office
  letter-mail | stamp*3, envelope, postman, mailbox
  letter-alphabet | alphabet*3, word, board, school, lesson
  trunk-elephant | elephant*3, zoo, circus, animal
  trunk-tree | forest*3, oak, tree, leaves
  trunk-car | car*3, trip, road, wheels
  match-game | team*3, football, stadium, goal, players
  match-fire | candle*3, fire, wood, smoke
  palm-tree | island*3, beach, coconut, sand
  palm-hand | hand*3, glove, finger, skin
  pen-ink | paper*3, story, homework, ink, notebook
  pen-farm | pigs*3, sheep, lambs, goats, farm
  glasses-eyes | newspaper*3, words, eyes, book
  glasses-drink | juice*3, guests, dinner, milk, party

rule amb =
  9: {=w:ambiguous} {=s:w.senses} <opening w s p> <w.frame s p> (<s.post p> | _) #s
  | 1: {=w:ambiguous} {=s:w.senses} <w.plain s p> (<s.post p> | _) #s
rule opening(w s p) = 66: (2: <cued w s p> | <s.open p>) (5: _ | <fill p>) | 24: <neutral p> (6: _ | {p.he} was {e:feel} . | a friend came too .) | 10: <neutral p> <hint w s p>
rule cued(w s p) = {p:folk} {v:w.carrier} the {c:s.cue} .
rule hint(w s p) = {p.he} {v:w.carrier} the {c:s.cue} .
rule neutral(p) = 3: {p:folk} had nothing to do . | 2: it was a {d:daywd} day . {p:folk} was alone .
  | it was early in the {t:hour} . {p:folk} had some time . | {p:folk} got up early .
  | it was a {d:daywd} {t:hour} and {p:folk} went for a walk .
rule fill(p) = it was a {d:daywd} {t:hour} . | {p.he} was {e:feel} . | {p.he} had a lot of time . | a friend came too .
rule who(p) = 2: {p.he} | {p}

rule bank.frame(s p) = 3: then <who p> (3: walked | 2: went | ran) to the bank and <s.cont p> . | then <who p> took <s.obj p> to the bank and <s.cont p> .
rule bank.plain(s p) = {p:folk} (3: went | 2: walked | ran) to the bank and <s.cont p> .
rule bank-river.open(p) = {p:folk} wanted to (2: swim | catch a fish | see the ducks) . | the river was (calm | wide | cold) that day . {p:folk} was hot . | {p:folk} loved to play near the water . | {p:folk} followed the river for an hour .
rule bank-river.obj(p) = {p.his} (fishing rod | little boat | fishing net)
rule bank-river.cont(p) = 3: sat on the grass | 2: looked at the water | put {p.his} feet in the water | watched the ducks | caught a (big | small) fish
rule bank-river.post(p) = the water was (2: cold | clear | deep) . | a frog jumped into the river . | {p.he} got {p.his} feet wet .
rule bank-money.open(p) = {p:folk} needed some money . | {p:folk} got a lot of coins from {p.his} {g:grownup} . | {p:folk} wanted to save some money . | {p:folk} had to pay for a new (house | car | bike) .
rule bank-money.obj(p) = {p.his} (money | coins | gold)
rule bank-money.cont(p) = 3: waited in line | 2: spoke to the clerk | opened an account | asked for a loan | counted {p.his} (money | coins)
rule bank-money.post(p) = the clerk gave {p.him} {n:few} coins . | the money was safe there . | the clerk was (2: busy | kind | slow) .

rule bat.frame(s p) = (2: then <who p> found a bat . | <who p> saw a bat there .) (2: the bat | it) <s.cont p> .
rule bat.plain(s p) = {p:folk} found a bat . (2: the bat | it) <s.cont p> .
rule bat-animal.open(p) = {p:folk} walked into a dark cave . | late at night {p:folk} heard small wings . | {p:folk} read a book about wild animals and went to the forest . | {p:folk} looked up at the roof of the old barn .
rule bat-animal.cont(p) = 3: hung upside down | 2: flew (2: away | over the trees) | ate a fly | had (black | small) wings | slept all day
rule bat-animal.post(p) = its wings were (black | thin) . | {p.he} was a little afraid of it .
rule bat-sport.open(p) = {p:folk} went to play baseball . | {p:folk} and {p.his} team met at the field . | {p:folk} looked for a ball and a glove . | {p:folk} wanted to hit the ball very far .
rule bat-sport.cont(p) = 3: was made of wood | 2: belonged to the team | was too (heavy | long) for {p.him} | lay next to a glove | stood behind the door
rule bat-sport.post(p) = {p.he} hit the ball with it . | the team won the game .

rule bark.frame(s p) = 2: then <who p> noticed the bark . it <s.cont p> . | the bark <s.cont p> .
rule bark.plain(s p) = {p:folk} noticed the bark . it <s.cont p> .
rule bark-dog.open(p) = {p:folk} heard a dog outside . | {p:folk} had a big dog named {m:petname} . | a (dog | puppy) ran to the gate of the house and {p:folk} opened the door . | the neighbour of {p:folk} had {n:few} dogs .
rule bark-dog.cont(p) = 3: was (2: loud | very loud | angry) | 2: woke up the baby | scared the cat | came from the yard | did not stop
rule bark-dog.post(p) = {p.he} gave the dog a bone . | after that the dog was quiet .
rule bark-tree.open(p) = {p:folk} stood next to an old oak . | {p:folk} climbed a tall tree . | {p:folk} cut some wood in the forest . | there was a very old tree near the house of {p:folk} .
rule bark-tree.cont(p) = 3: was (2: rough | brown | very thick) | 2: fell off the tree | had small holes | hurt {p.his} hands | covered the branch
rule bark-tree.post(p) = {p.he} took a leaf from the tree . | the tree was very tall .

rule seal.frame(s p) = (2: then <who p> noticed the seal . | <who p> saw a seal there .) it <s.cont p> .
rule seal.plain(s p) = {p:folk} saw a seal . it <s.cont p> .
rule seal-animal.open(p) = {p:folk} walked along the beach . | {p:folk} took a boat out to sea . | {p:folk} went to the zoo to see the sea animals . | {p:folk} stood on the ice by the sea .
rule seal-animal.cont(p) = 3: swam away | 2: ate a fish | dived into the water | slept on the ice | had a wet nose
rule seal-animal.post(p) = {p.he} gave it a fish . | it swam back to the sea .
rule seal-wax.open(p) = the king sent {p:folk} an old paper . | {p:folk} got a secret note from the palace . | {p:folk} found an old envelope . | {p:folk} held a paper from the queen .
rule seal-wax.cont(p) = 3: was made of red wax | 2: was broken | showed a gold crown | had the name of the king | kept the paper shut
rule seal-wax.post(p) = {p.he} opened it with a knife . | {p.he} read the note slowly .

rule spring.frame(s p) = (2: then <who p> noticed the spring . | <who p> was glad about the spring .) it <s.cont p> .
rule spring.plain(s p) = {p:folk} noticed the spring . it <s.cont p> .
rule spring-season.open(p) = the winter was over and {p:folk} was happy . | the snow was gone and {p:folk} went outside . | {p:folk} waited for the flowers all winter . | in march {p:folk} saw the first green leaves .
rule spring-season.cont(p) = 3: brought (2: flowers | warm days) | 2: came early | made the birds sing | was warm and green
rule spring-season.post(p) = soon it was summer . | {p.he} planted flowers in the garden .
rule spring-water.open(p) = {p:folk} was very thirsty . | {p:folk} climbed a mountain and looked for fresh water . | {p:folk} heard water between the rocks . | {p:folk} carried an empty bottle up the hill .
rule spring-water.cont(p) = 3: was cold and clear | 2: ran down the hill | filled the bottle | was good to drink
rule spring-water.post(p) = {p.he} drank a lot of water . | {p.he} washed {p.his} hands in the water .
rule spring-coil.open(p) = {p:folk} opened the old clock . | {p:folk} looked inside a broken watch . | the bed of {p:folk} was broken . | {p:folk} was fixing a toy robot .
rule spring-coil.cont(p) = 3: was made of steel | 2: was (bent | rusty) | jumped out | was too tight
rule spring-coil.post(p) = {p.he} fixed it with a tool . | after that it worked again .

rule crane.frame(s p) = then <who p> (2: saw a | noticed the) crane . (2: the crane | it) <s.cont p> .
rule crane.plain(s p) = {p:folk} saw a crane . (2: the crane | it) <s.cont p> .
rule crane-bird.open(p) = {p:folk} sat by the quiet lake . | {p:folk} looked for birds with {p.his} {g:grownup} . | {p:folk} loved birds with long legs . | {p:folk} walked around the pond .
rule crane-bird.cont(p) = 3: stood on one leg | 2: flew over the (lake | pond) | caught a frog | had white feathers | sat on its nest
rule crane-bird.post(p) = its legs were very long . | {p.he} took a picture of the bird .
rule crane-machine.open(p) = {p:folk} worked with big machines . | some men were building a tower and {p:folk} watched them . | {p:folk} went to see the new bridge . | {p:folk} walked past the big ships in the harbour .
rule crane-machine.cont(p) = 3: lifted a heavy (2: stone | box) | 2: was made of steel | moved the bricks | was taller than the tower | had a strong hook
rule crane-machine.post(p) = the workers waved to {p.him} . | the engine was very loud .

rule ring.frame(s p) = 2: then <who p> noticed the ring . it <s.cont p> . | the ring <s.cont p> .
rule ring.plain(s p) = {p:folk} noticed the ring . it <s.cont p> .
rule ring-gold.open(p) = {p:folk} was going to marry {p.his} best friend . | {p:folk} looked for gold in an old box . | {p:folk} went to buy a gift for {p.his} mother . | {p:folk} washed {p.his} hands in the kitchen .
rule ring-gold.cont(p) = 3: was made of gold | 2: was too (small | big) for {p.his} finger | had a blue stone | cost a lot of money | belonged to {p.his} {g:grownup}
rule ring-gold.post(p) = {p.he} put it on {p.his} finger . | {p.he} kept it in a little box .
rule ring-sound.open(p) = {p:folk} waited for a call . | the phone was in the kitchen and {p:folk} was asleep . | {p:folk} was in bed when somebody came to the door . | the school bell was old and {p:folk} was late .
rule ring-sound.cont(p) = 3: woke {p.him} up | 2: was (loud | very long) | came from the phone | stopped after a minute | did not stop
rule ring-sound.post(p) = {p.he} picked up the phone and said hello . | {p.he} ran to the door .

rule light.frame(s p) = then <who p> (2: saw | noticed) that it was light . so {p.he} <s.cont p> .
rule light.plain(s p) = {p:folk} noticed that it was light . so {p.he} <s.cont p> .
rule light-weight.open(p) = {p:folk} lifted the box from the floor . | {p:folk} had to carry a bag of feathers . | {p:folk} took the empty basket . | {p:folk} got a suitcase from {p.his} {g:grownup} .
rule light-weight.cont(p) = 3: carried it with one hand | 2: put it on {p.his} head | did not need any help | lifted it over the wall | took it home alone
rule light-weight.post(p) = it was almost empty .
rule light-bright.open(p) = {p:folk} opened {p.his} eyes early in the morning . | {p:folk} looked out of the window at the sky . | the sun came up over the house of {p:folk} . | {p:folk} turned on all the lamps in the room .
rule light-bright.cont(p) = 3: got out of bed | 2: turned off the lamp | closed the curtains | read {p.his} book | went outside
rule light-bright.post(p) = the sky was already blue .

rule mouse.frame(s p) = then <who p> (2: noticed | looked for) the mouse . (2: the mouse | it) <s.cont p> .
rule mouse.plain(s p) = {p:folk} looked for the mouse . (2: the mouse | it) <s.cont p> .
rule mouse-animal.open(p) = the cat of {p:folk} was hungry . | {p:folk} found a small hole in the wall . | somebody ate the cheese of {p:folk} . | {p:folk} put some cheese on the floor of the barn .
rule mouse-animal.cont(p) = 3: ran under the bed | 2: ate the cheese | hid from the cat | had a long tail | jumped into a hole
rule mouse-animal.post(p) = the cat ran after it . | it ran back into its hole .
rule mouse-computer.open(p) = {p:folk} turned on the computer . | {p:folk} wanted to play a computer game . | {p:folk} sat down at the desk in the office . | the new screen of {p:folk} was very big .
rule mouse-computer.cont(p) = 3: did not work | 2: lay next to the computer | needed a new battery | had two buttons | was made of plastic
rule mouse-computer.post(p) = {p.he} clicked on a picture . | {p.he} looked at the screen again .

rule letter.frame(s p) = then <who p> (2: looked at | noticed) the letter . it <s.cont p> .
rule letter.plain(s p) = {p:folk} looked at the letter . it <s.cont p> .
rule letter-mail.open(p) = {p:folk} went to the post office . | {p:folk} missed {p.his} {g:grownup} and bought a stamp . | {p:folk} found an envelope at the door . | the postman came to the house of {p:folk} .
rule letter-mail.cont(p) = 3: was from {p.his} {g:grownup} | 2: came from far away | was (two | three) pages long | began with good news
rule letter-mail.post(p) = {p.he} put it back in the envelope . | {p.he} wrote back the same day .
rule letter-alphabet.open(p) = {p:folk} was learning to read . | {p:folk} wrote a long word on the board . | {p:folk} had to spell a hard word at school . | {p:folk} sang the alphabet song .
rule letter-alphabet.cont(p) = 3: was {+l:abc} | 2: came after the {l:abc} | was easy to write | was missing from the word
rule letter-alphabet.post(p) = {p.he} wrote it ten times . | the teacher was happy with {p.him} .
set abc = b c d m

rule trunk.frame(s p) = then <who p> (2: touched | noticed) the trunk . (2: the trunk | it) <s.cont p> .
rule trunk.plain(s p) = {p:folk} touched the trunk . (2: the trunk | it) <s.cont p> .
rule trunk-elephant.open(p) = {p:folk} went to the zoo to see the elephant . | {p:folk} fed a baby elephant . | the circus had a big grey animal and {p:folk} came close .
rule trunk-elephant.cont(p) = 3: moved like a snake | 2: was long and grey | picked up a banana | was full of water
rule trunk-elephant.post(p) = the elephant was very gentle .
rule trunk-tree.open(p) = {p:folk} walked through the forest . | {p:folk} sat under an old oak . | {p:folk} wanted to cut down a tall tree .
rule trunk-tree.cont(p) = 3: was thick and brown | 2: had a big hole | was covered with moss | was too wide to cut
rule trunk-tree.post(p) = the leaves of the tree were green .
rule trunk-car.open(p) = {p:folk} parked the car . | {p:folk} packed the car for a long trip . | {p:folk} got a new car with four doors .
rule trunk-car.cont(p) = 3: did not open | 2: was full of bags | was locked | was too small for the bikes
rule trunk-car.post(p) = {p.he} closed the car and drove away .

rule match.frame(s p) = then <who p> (2: thought about | asked about) the match . the match <s.cont p> .
rule match.plain(s p) = {p:folk} talked about the match . the match <s.cont p> .
rule match-game.open(p) = {p:folk} put on {p.his} football shoes . | {p:folk} and {p.his} team were very nervous . | {p:folk} loved football more than anything .
rule match-game.cont(p) = 3: began at noon | 2: was (very hard | fast) | ended two to one | was against the best team
rule match-game.post(p) = {p.his} team won . | {p.he} ran all day .
rule match-fire.open(p) = {p:folk} wanted to make a fire . | {p:folk} put a candle on the cake . | it was dark and {p:folk} looked for a candle .
rule match-fire.cont(p) = 3: burned for a moment | 2: lit the candle | was (wet | too short) | went out in the wind
rule match-fire.post(p) = the candle was bright . | {p.he} was careful with the fire .

rule palm.frame(s p) = then <who p> (2: looked at | noticed) the palm . it <s.cont p> .
rule palm.plain(s p) = {p:folk} looked at the palm . it <s.cont p> .
rule palm-tree.open(p) = {p:folk} was on a warm island . | {p:folk} lay on the beach and wanted some shade . | {p:folk} was looking for a coconut .
rule palm-tree.cont(p) = 3: gave a lot of shade | 2: was very tall | had long green leaves | moved in the wind
rule palm-tree.post(p) = a coconut fell down .
rule palm-hand.open(p) = {p:folk} fell and hurt {p.his} hand . | {p:folk} took off a glove . | {p:folk} held a warm stone in {p.his} hand .
rule palm-hand.cont(p) = 3: was red and sore | 2: had a small cut | felt warm | was wet with sweat
rule palm-hand.post(p) = {p.he} closed {p.his} hand .

rule pen.frame(s p) = then <who p> (2: saw a | noticed the) pen . it <s.cont p> .
rule pen.plain(s p) = {p:folk} had a good pen . it <s.cont p> .
rule pen-ink.open(p) = {p:folk} wanted to write a story . | {p:folk} had to sign a paper . | {p:folk} had a lot of homework .
rule pen-ink.cont(p) = 3: wrote in blue ink | 2: had no more ink | was a gift from {p.his} {g:grownup} | lay on the desk
rule pen-ink.post(p) = {p.he} wrote {n:few} pages .
rule pen-farm.open(p) = {p:folk} bought {n:few} (pigs | sheep) . | {p:folk} built a fence for the lambs . | {p:folk} wanted to keep the goats safe at night .
rule pen-farm.cont(p) = 3: kept the animals safe | 2: had a strong gate | was full of hay | stood next to the barn
rule pen-farm.post(p) = the animals slept well .

rule glasses.frame(s p) = then <who p> (2: took the glasses from the table | noticed the glasses) . they <s.cont p> .
rule glasses.plain(s p) = {p:folk} took the glasses from the table . they <s.cont p> .
rule glasses-eyes.open(p) = {p:folk} could not read the small words . | {p:folk} had weak eyes . | {p:folk} wanted to read the newspaper .
rule glasses-eyes.cont(p) = 3: helped {p.him} to see | 2: made {p.his} eyes look big | lay next to the book | belonged to {p.his} {g:grownup}
rule glasses-eyes.post(p) = now {p.he} could see well .
rule glasses-drink.open(p) = {p:folk} wanted some juice for the guests . | {p:folk} got ready for dinner with friends . | {p:folk} was very thirsty and so was {p.his} {g:grownup} .
rule glasses-drink.cont(p) = 3: were full of (2: juice | water | milk) | 2: were empty | were for the guests | were cold and wet
rule glasses-drink.post(p) = everybody drank something .

// Other stories: pets and their names
rule petstory = {p:folk} has a {c:petcol} {a:pet} named {n:petname} . (2: {n} is very {j:petmood} . | _)
  every {t:time} {n} ({a.sound} | eats {f:a.eats} | {v:a.does} {h:a.home}) .
  (2: {p} loves {n} . | {n} is a good {a} . | {p.he} gives {n} some {g:a.eats} .)
set petmood = friendly*2 clever*2 noisy hungry fast
set petcol = black*2 white*2 brown*2 grey little

// young ones
rule youngstory = 2: the {a:animal} has a {a.young} . the {a.young} is (2: small | hungry | tired) . it (2: drinks water | stays near the {a} | sleeps {h:a.home}) .
  | a {a:animal>young} is a young {a} . (when it is big it eats {f:a.eats} . | soon it {a.sound} like a {a} .)
  | {p:folk} saw a {a:animal} and a {a.young} {h:a.home} . the {a.young} was (tired | hungry | happy) .

// one and many
rule agree = the {a:animal>pl} (2: near | behind | by) the {x:thing} are {j:a.adj} . they (eat {f:a.eats} | live {h:a.home}) .
  | the {a:animal} (2: near | behind | by) the {x:thingpl} is {j:a.adj} . it (eats {f:a.eats} | lives {h:a.home}) .
rule plurals = 2: {p:folk} saw {+x:noun} . (then | later) {p.he} saw {n:few} more {x.pl} .
  | here is {+x:noun} and there are {n:few} {x.pl} .
  | {p:folk} wanted {+x:noun} . {p.his} {g:grownup} had a lot of {x.pl} .
  | one {x:noun} and one {x} are two {x.pl} .

// where and whose
rule whereone = the {x:small} is in the {y:inside} . where is the {x} ? it is in the {y} .
  | the {x:small} is {=u:top} {r:u.prep} the {u} . where is the {x} ? it is {r} the {u} .
rule whereqa = the {x:small} is in the {y:inside} . the {z:small!x} is {=u:top} {r:u.prep} the {u} . (<asky x y> (<askr z r u> | _) | <askr z r u> (<asky x y> | _))
rule asky(x y) = where is the {x} ? it is in the {y} .
rule askr(x r u) = where is the {x} ? it is {r} the {u} .
rule colourone = {p:name} has {+c:colour} {o:toy} . (3: <askc o c> (<askw o p> | _) | 2: <askw o p> (<askc o c> | _))
rule colourqa = {p:name} has {+c:colour} {o:toy} and {q:name!p} has {+d:colour!c} {u:toy!o} .
  (2: <ask o c p> (2: <ask u d q> | _) | 2: <ask u d q> (2: <ask o c p> | _) | (the {o} is {c} and the {u} is {d} | the {u} is {d} and the {o} is {c}) .)
rule ask(x c p) = 3: <askc x c> | 2: <askw x p>
rule askc(x c) = what colour is the {x} ? it is {c} .
rule askw(x p) = who has the {x} ? {p} does .

// adding and taking away
rule countstory = {p:folk} has {n:num} {x:countable>pl} . {p.he}
  ((buys | finds | gets) (2: one more . now {p.he} has {n.p1} {x.pl} . | two more . now {p.he} has {n.p2} {x.pl} .)
  | (loses | sells | gives away) (2: one . now {p.he} has {n.m1} left . | two . now {p.he} has {n.m2} left .))

// shops, weather, seasons, work
rule shopstory = {p:folk} went to the {s:shop} to buy {f:s.sells} . {p.he} paid {n:few} coins . (at home {p.he} put the {f} on the table . | {p.he} carried the {f} home in a bag .)
rule home(p) = 2: then {p.he} went home . | it was a good day . | {p.he} was {e:feel} that {t:hour} .
rule weatherstory = it was {w:weather} , so {p:folk} {v:w.so} . (<home p> | {p.his} {g:grownup} {v} too .)
rule seasonstory = (in the {s:season} {v:s.then} . | {p:folk} loves the {s:season} . in the {s} {v:s.then} .) (soon the {s} will be over . | 2: _)
rule jobs = the {=j:job} {j} works {j.at} . every {t:hour} {j.he} {j.does} {f:j.obj} . (3: {j.he} likes {j.his} work . | 2: _)

// two people
rule givestory = {=p:boy} {=q:girl} <give p q> | {=p:girl} {=q:boy} <give p q>
rule give(p q) = {p} gave {q} {+c:colour} {o:toy} . (2: {q.he} thanked {p.him} for the {o} . | {q.he} was {e:glad} and {p.he} was {e} too . | {p} liked {q} a lot . | the {o} was {j:o.adj} and {q.he} loved it .)
rule twostory = ({p:boy} and {q:girl} | {q:girl} and {p:boy}) went to the {l:place} . (<twodo l p q> | <twodo l q p>)
rule twodo(l p q) = {p.he} {v:l.do} and {q.he} {w:l.do!v} . (then {p} helped {q} . | {p} was {e:feel} but {q} was {f:feel!e} . | they went home together . | {q} called {q.his} {g:grownup} .)
rule placestory = {p:folk} was {=l:place} {l.at} . {p.he} {v:l.do} . (then {p.he} {w:l.do!v} . | _) (<home p> | _)
rule loststory = {p:folk} lost {p.his} {o:toy} . {p.he} was (2: sad | very sad) . ({p.his} {g:grownup} (hugged {p.him} | bought {p.him} a new {o}) . | then {p.he} found the {o} {=t:top} {r:t.prep} the {t} . {p.he} was happy again .)
rule foodstory = {p:folk} made some {f:food} . the {f} was {j:f.taste} , so {p.he} (2: ate all of it | asked for more | gave some to {p.his} {g:grownup}) .
rule saystory = " i am {e:state} , " said {p:folk} . so {p.he} {v:e.act} .
  | " i want some {f:food} , " said {p:folk} to {p.his} {g:grownup} . {p.his} {g} (made | bought) some {f} for {p.him} .
  | " good {t:greeting} , " said {p:name} . " good {t} , {p} , " said {q:name!p} .
set greeting = morning*2 evening night
table state : act
  hungry | ate some bread*2, made some soup, bought a pie
  thirsty | drank some water*2, drank some milk, made some tea
  tired | went to bed*2, sat down on a chair, slept for an hour
  cold | made a fire*2, put on a coat, closed the window
  hot | opened the window*2, took off the coat, went for a swim
  bored | read a book*2, played a game, called a friend

// tales and families
rule tale = once upon a time there was a {k:royal} . {k.he} lived in a {h:k.rich} (in the forest | on a hill | by the sea) .
  ({k.he} had a (son named {n:boy} | daughter named {n:girl}) . the {k} loved {n} very much . | one day the {k} met a {m:talking} . the {m} (could speak | was hungry | knew a secret) . {k.he} gave the {m} some bread .)
set talking = bear wolf fox frog bird
rule family = 2: {+m:grown>man} is a man and {+m.woman} is a woman .
  | 3: (2: the {m:pair>man} and the {m.woman} (are happy together | live in the same house) . | {p:boy} is a boy and {q:girl} is a girl .) (he is tall and she is strong . | she is young and he is kind . | he likes her and she likes him .)

rule story = 62: <amb> | 6: <petstory> | 5: <youngstory> | 3: <agree> | 6: <plurals> | 4: <whereone> | 9: <whereqa> | 5: <colourone> | 11: <colourqa> | 6: <countstory>
  | 4: <shopstory> | 4: <jobs> | 4: <weatherstory> | 3: <seasonstory> | 5: <givestory> | 5: <twostory> | 4: <placestory> | 4: <loststory> | 4: <foodstory> | 5: <saystory> | 5: <tale> | 3: <family>
`
