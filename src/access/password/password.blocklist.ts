import { createRequire } from 'node:module';

/**
 * The passwords that guessing programs try first, folded to lower case. NIST SP 800-63B-4 asks for such a list
 * and for nothing larger than what online guessing can get through: the CAPTCHA leaves an attacker few tries.
 * Words stand here without the digits and signs people hang on them; password.policy.ts takes those off.
 */
const text = `
111222333 112233 11223344 1122334455 123123 123123123 12341234 1234554321 123454321 1234567891 123456a 123456abc
123654 123698745 123abc 123qwe 123qweasd 123qweasdzxc 12qwaszx 135792468 13579 147258 147258369 147852 147852369
159357 159753 18436572 1a2b3c 1a2b3c4d 1q2w3e 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz1qaz 1qaz2wsx 1qaz2wsx3edc
1qazxsw2 1qazxsw23edc 1z2x3c4v 222333 246810 258456 314159 31415926 3141592654 321321 321654 369258147 420420
456456 456789 555666 654321 666999 696969 741852 741852963 753951 777888 789456 789456123 852456 87654321
88888888 909090 951753 963852741 987456321 987654321 a1b2c3 a1b2c3d4 a1s2d3 a1s2d3f4 aa123456 aaron abc123 abc123abc
abcabc abcd1234 abcdef123 access accord action adidas admin admin123 admin1234 adminadmin administrateur
administrator adobe123 agent alex alexander alexandra alexis alison alpha amanda america amsterdam andrea andrew
angel angela angels anthony anything apollo apple apples april arsenal arthur asdasd asdasdasd asdf1234 asdfasdf
asdfg12345 asdfghjk ashley athena august austin autumn avalanche azerty azertyuiop badboy bailey banana
bandit barbara barcelona baseball baseball1 basketball batman beautiful benfica benjamin berlin bestfriend beyonce
bigdaddy bigdog billabong blahblah blessed blessing blink182 bluebird bobby bond007 bonnie booboo boomer
boston brandon brandy brasil brazil brittany broncos brooklyn bubba bubbles buddy bulldog buster butterfly
california callofduty calvin camaro cameron canada captain carlos carolina carolin caroline cassie catdog celtic
changeit changeme changeme1 charles charlie charlotte cheese chelsea cherry chester chevy chicago chicken chocolate
chris christian christina christine christmas christopher cisco claudia clinton coffee colorado company compaq
computer confluence connect contact cookie cookies cooper corvette counterstrike cowboy cowboys crystal daddy daddysgirl
dakota dallas daniel daniela danielle darkness database david december default defaultpassword delete demo demo1234
dennis denver destiny detroit diablo diamond dolphin dolphins donald dragon dragons drowssap dubsmash dummy eagle eagles
edward einstein elephant elizabeth eminem emmanuel engineer england estrella evernote everton example fabulous
facebook faithful falcon family fashion february ferrari fishing florida flower flowers fluffy football football1
forever fortnite frank freddy freedom friday friend friends fuckyou fuckyou1 gabriel gandalf garfield
gateway general genesis george germany gfhjkm giants ginger gizmo godisgood godzilla goldfish golden google gordon
grandma green greenday guest guitar gunner hacker hallo hallo123 hamilton hammer handball hannah happy harley harley1
harrypotter heather heaven hello hello123 hellokitty helloworld helpdesk hockey hola homer honda honey 
hotmail hunter hunter2 iceman ihateyou iloveu iloveyou iloveyou1 iloveyou2 iloveyou3 immortal incorrect india infinity
instagram internet internet1 ironman isabella isabelle israel jackie jackson jaguar jamaica jamesbond january
jasmine jason jasper jenkins jennifer jeremiah jeremy jessica jessie jesus jesuschrist johnny jonathan jordan jordan23
joseph joshua juliana julian junior justice justin justinbieber juventus kawasaki kennedy kevin killer kimberly kingdom
knight kristina ladybug lakers lasvegas lauren leonardo letmein letmein1 letmein2 letmeinnow lifehack linkedin
linkinpark liverpool liverpool1 login logitech logmein london louise loveme lovelife lovelove lovely lover loveyou
lucky lucky7 maddog madison maggie manager manchester marcus maria marina marine marines mario marlboro marley
martin master matrix matthew maverick maxwell mazda melissa mercedes merlin metallica mexico michael michael1
michelle mickey microsoft midnight mike minecraft mohammed mollie monday money monica monitor monkey monkey1 monster
montana morgan motdepasse motorola mountain movie muffin mustang myname mynoob mypass mypassword myspace naruto nascar
natalie natasha nathan ncc1701 network newpass newpassword newyork nicholas nicole nikita ninja nintendo nirvana
nissan nokia nopass nopassword nothing november nothing1 oblivion october office oliver oliver1 onedirection operator
oracle orange oscar p4ssw0rd pa55word paladin panda panther panthers parola parol partner pass pass1234 passion
passpass passw0rd passwd passwort password password1 password12 password123 password1234 password2 passwordpassword
patches patricia patrick payton peaches peanut pebbles pepper perfect phantom philip phoenix photos phpbb picture
piglet pioneer pirate platinum player please pokemon poohbear popcorn porsche portugal postgres potatoes power
precious prince princess princess1 private prometheus purple q1w2e3 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qaz123
qazwsx qazwsxedc qazxsw qqww1122 qwaszx qwe123 qweasd qweasdzxc qweqwe qweqweqwe qwer1234 qwert123 qwerty qwerty1
qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyui qwertyuiop qwertyuiop123 rachel raiders rainbow ranger rangers
realmadrid rebecca redsox remember richard ripper robert roblox rocket rockstar rockyou ronaldo root root1234 rootroot
rosebud rosie royal runner rush2112 russia sabrina sakura sammy samantha samsung samsung1 samuel sandra saturday
saturn savannah scarface school scooby scooter scorpion scotland scott secret secret1 secret123 secure security semperfi
senior september sergey server service setup shadow shadow1 shannon sharon sheep shelby shopping sierra silver simple
simpsons skateboard skywalker slipknot smokey snickers snoopy snowball soccer soccer1 softball something sophie
spanky sparky spartan spiderman spiderman1 spongebob spring sputnik stargate starlight startrek starwars starwars1
steelers steven stella sterling student summer sunday sunflower sunset sunshine sunshine1 superadmin superman
superman1 superstar superuser support support1 suzuki sweetheart sweetie swordfish sydney sysadmin system tamara taylor teacher
temp temp1234 temppass temporary tennis test test1234 testing testpass testtest testuser thebest theman thomas thunder
thursday tiffany tigers tigger tinkerbell tintin titanic tomcat toor topgun toyota trinity trouble trustnoone
trustno1 tuesday turtle twilight twitter unicorn united unknown user user1234 username vagrant vampire vanessa
veronica victor victoria viking vincent violet virginia volleyball walter warcraft warrior warriors webmaster wednesday
welcome welcome1 welcome123 whatever whatever1 william wilson windows winner winston winter wizard wolfpack wonderful
wordpass wrestling xbox360 xxxxxx yahoo yamaha yankees yellow yourname zaq12wsx zaq1xsw2 zaq1zaq1 zinch zxcvbnm
zxcvbnm123 zxczxc zxcvbn123
correcthorsebatterystaple thisisapassword opensesame abracadabra letmeinplease
atlassian bitbucket bamboo confluence jira jirajira ticket tickets issuetracker tracker tessera
`;

/** Folded to lower case, decorations off. */
export const commonPasswords: ReadonlySet<string> = new Set(text.split(/\s+/).filter(Boolean));

/** Runs of keys and characters; a password that is a piece of one, in either direction, is no secret. */
export const commonRuns: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  '!@#$%^&*()',
];

/** Read when it is first asked for, and kept as one text: 50,000 strings of their own would take ten times the memory. */
let breached: string | null = null;

/**
 * Whether a password is among the 49,000 that were found most often in breaches, 17,900 of them of 8 characters or more.
 * @param folded lower case, as the list is
 * @source zxcvbn's list of common passwords; OWASP ASVS 5.0, 6.2.4 and 6.2.12
 */
export function isBreached(folded: string): boolean {
  breached ??= `\n${readList().join('\n')}\n`;
  return !folded.includes('\n') && breached.includes(`\n${folded}\n`);
}

/** Not imported: it would be read at every start, and lie in the bundle a second time. */
const readList = (): string[] =>
  createRequire(import.meta.url)('@zxcvbn-ts/language-common/src/passwords.json');
