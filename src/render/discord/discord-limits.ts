/**
 * Discord's limits, in UTF-16 units unless said otherwise.
 * @see https://discord.com/developers/docs/resources/message, /interactions/application-commands, /components/reference
 */
export const LIMITS = {
  content: 2_000,
  embedTitle: 256,
  embedDescription: 4_096,
  embedFooter: 2_048,
  /** Titles, descriptions, fields, footers and authors of all embeds of a message together. */
  embedsTotal: 6_000,
  embedsPerMessage: 10,
  rows: 5,
  buttonsPerRow: 5,
  buttonLabel: 80,
  customId: 100,
  linkUrl: 512,
  modalTitle: 45,
  inputLabel: 45,
  inputPlaceholder: 100,
  inputValue: 4_000,
  choices: 25,
  choiceName: 100,
  commandName: 32,
  commandDescription: 100,
  /** Names, descriptions and choices of one command with its options; the longest localization of each counts. */
  commandTotal: 8_000,
  threadName: 100,
} as const;
