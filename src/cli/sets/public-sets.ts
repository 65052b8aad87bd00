/** A public question set in SQuAD's format, on which figures of docs/results.md were measured. */
export interface PublicSet {
  /** Its file name in docs/results.md. */
  readonly name: string;
  /** Owner, repository, revision and path of the original file. */
  readonly path: string;
  /** Number of its first articles that are used; absent if all are. */
  readonly firstArticles?: number;
  /** Checksum of the file as it is used here, lower-case hex. */
  readonly sha256: string;
  readonly licence: string;
}

/** The host of the named repositories. */
export const SETS_HOST = 'https://raw.githubusercontent.com';

const CMRC = 'ymcui/cmrc2018/c0eb1b6ba219847457e6af3180da722bbeb656af/squad-style-data';
const XQUAD = 'google-deepmind/xquad/master';
/** The other half of XQuAD has never been looked at. */
const XQUAD_ARTICLES = 24;

/** Sets that may be fetched and used; none of them is part of this project. */
export const PUBLIC_SETS: readonly PublicSet[] = [
  {
    name: 'cmrc2018_train.json',
    path: `${CMRC}/cmrc2018_train.json`,
    sha256: '5497aa2f81908e31d6b0e27d99b1f90ab63a8f58fa92fffe5d17cf62eba0c212',
    licence: 'CC BY-SA 4.0',
  },
  {
    name: 'cmrc2018_dev.json',
    path: `${CMRC}/cmrc2018_dev.json`,
    sha256: 'e9ff74231f05c230c6fa88b84441ee334d97234cbb610991cd94b82db00c7f1f',
    licence: 'CC BY-SA 4.0',
  },
  {
    name: 'drcd_dev.json',
    path: 'DRCKnowledgeTeam/DRCD/master/DRCD_dev.json',
    sha256: 'e236df03861ba241bd7b29628cd48b3b8e339c60137e041a4358b5320ed61928',
    licence: 'CC BY-SA 3.0',
  },
  {
    name: 'xquad.zh.dev.json',
    path: `${XQUAD}/xquad.zh.json`,
    firstArticles: XQUAD_ARTICLES,
    sha256: '44d6b7c6d80fad7c2fbfc88b9e5e26bd31d8a9c7bd4b814dfa3ee13b336279b4',
    licence: 'CC BY-SA 4.0',
  },
  {
    name: 'xquad.en.dev.json',
    path: `${XQUAD}/xquad.en.json`,
    firstArticles: XQUAD_ARTICLES,
    sha256: 'fd5354d947b2948f9cc02be5ed94164b63243d4a70a36d1e78938fbe4656df99',
    licence: 'CC BY-SA 4.0',
  },
];

/**
 * Sets that were used for measurements and are not fetched, because nobody may distribute them; no claim rests on them
 * alone.
 */
export const UNLICENSED_SETS = [
  { name: 'news_dev.json', origin: 'houjin0803/Chinese-Machine-Reading-Comprehension', reason: 'no licence is stated' },
] as const;
