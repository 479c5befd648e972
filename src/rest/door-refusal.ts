/** What the form of this door alone refuses: words and wrappers that the other door does not have. */
export class DoorRefusal extends Error {
  readonly errorCode: string;
  /** Public; must hold nothing that was sent. */
  readonly text: string;

  constructor(errorCode: string, text: string) {
    super(errorCode);
    this.name = 'DoorRefusal';
    this.errorCode = errorCode;
    this.text = text;
  }
}
