/** A smaller world, for training a model in little time: 527 words, 6 of them with two or three senses. For `readWorld`. */
export const starterWorldText: string = `// A smaller world for training in little time, in the notation of readWorld. Lower case; a display puts the
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
set folk = @name
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
table grownup : he
  mother | she
  father | he
  grandmother | she
  grandfather | he
  aunt | she
  uncle | he
  sister | she
  brother | he
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
  spring*1.5 | talked about*3, thought about, looked at, remembered | spring-season, spring-water, spring-coil
  ring | talked about*3, thought about, asked about, remembered | ring-gold, ring-sound
  mouse | talked about*3, thought about, asked about, looked at | mouse-animal, mouse-computer
table sense : cue
  bank-river | river*3, water, ducks*2, boat, fish, frogs
  bank-money | money*3, price*2, coins, gold, loan, clerk
  bat-animal | cave*3, wings, owls, moths, barn
  bat-sport | ball*3, glove, team, game, baseball
  bark-dog | dog*3, puppy, bone, collar, kennel
  bark-tree | tree*3, oak, forest, wood, leaves, branch
  spring-season | winter*3, snow, flowers, birds, garden
  spring-water | mountain*3, rocks, bottle, stream, water
  spring-coil | clock*3, watch, bed, robot, engine
  ring-gold | wedding*3, gold, gift, finger, jewels
  ring-sound | phone*3, call, bell, door, alarm
  mouse-animal | cheese*3, cat, hole, barn, trap
  mouse-computer | keyboard*3, computer, screen, desk, office

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


rule ring.frame(s p) = 2: then <who p> noticed the ring . it <s.cont p> . | the ring <s.cont p> .
rule ring.plain(s p) = {p:folk} noticed the ring . it <s.cont p> .
rule ring-gold.open(p) = {p:folk} was going to marry {p.his} best friend . | {p:folk} looked for gold in an old box . | {p:folk} went to buy a gift for {p.his} mother . | {p:folk} washed {p.his} hands in the kitchen .
rule ring-gold.cont(p) = 3: was made of gold | 2: was too (small | big) for {p.his} finger | had a blue stone | cost a lot of money | belonged to {p.his} {g:grownup}
rule ring-gold.post(p) = {p.he} put it on {p.his} finger . | {p.he} kept it in a little box .
rule ring-sound.open(p) = {p:folk} waited for a call . | the phone was in the kitchen and {p:folk} was asleep . | {p:folk} was in bed when somebody came to the door . | the school bell was old and {p:folk} was late .
rule ring-sound.cont(p) = 3: woke {p.him} up | 2: was (loud | very long) | came from the phone | stopped after a minute | did not stop
rule ring-sound.post(p) = {p.he} picked up the phone and said hello . | {p.he} ran to the door .


rule mouse.frame(s p) = then <who p> (2: noticed | looked for) the mouse . (2: the mouse | it) <s.cont p> .
rule mouse.plain(s p) = {p:folk} looked for the mouse . (2: the mouse | it) <s.cont p> .
rule mouse-animal.open(p) = the cat of {p:folk} was hungry . | {p:folk} found a small hole in the wall . | somebody ate the cheese of {p:folk} . | {p:folk} put some cheese on the floor of the barn .
rule mouse-animal.cont(p) = 3: ran under the bed | 2: ate the cheese | hid from the cat | had a long tail | jumped into a hole
rule mouse-animal.post(p) = the cat ran after it . | it ran back into its hole .
rule mouse-computer.open(p) = {p:folk} turned on the computer . | {p:folk} wanted to play a computer game . | {p:folk} sat down at the desk in the office . | the new screen of {p:folk} was very big .
rule mouse-computer.cont(p) = 3: did not work | 2: lay next to the computer | needed a new battery | had two buttons | was made of plastic
rule mouse-computer.post(p) = {p.he} clicked on a picture . | {p.he} looked at the screen again .







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

// two people
rule givestory = {=p:boy} {=q:girl} <give p q> | {=p:girl} {=q:boy} <give p q>
rule give(p q) = {p} gave {q} {+c:colour} {o:toy} . (2: {q.he} thanked {p.him} for the {o} . | {q.he} was {e:glad} and {p.he} was {e} too . | {p} liked {q} a lot . | the {o} was {j:o.adj} and {q.he} loved it .)
rule twostory = ({p:boy} and {q:girl} | {q:girl} and {p:boy}) went to the {l:place} . (<twodo l p q> | <twodo l q p>)
rule twodo(l p q) = {p.he} {v:l.do} and {q.he} {w:l.do!v} . (then {p} helped {q} . | {p} was {e:feel} but {q} was {f:feel!e} . | they went home together . | {q} called {q.his} {g:grownup} .)
rule loststory = {p:folk} lost {p.his} {o:toy} . {p.he} was (2: sad | very sad) . ({p.his} {g:grownup} (hugged {p.him} | bought {p.him} a new {o}) . | then {p.he} found the {o} {=t:top} {r:t.prep} the {t} . {p.he} was happy again .)

// tales and families

rule story = 52: <amb> | 7: <petstory> | 6: <youngstory> | 5: <agree> | 6: <plurals> | 6: <colourone> | 12: <colourqa> | 7: <countstory> | 5: <givestory> | 6: <twostory> | 5: <loststory>
`
