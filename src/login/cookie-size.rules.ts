/** What browsers keep of one cookie, its name included; one that is larger they drop without a word. */
const largestCookie = 4_096;

export function fitsCookie(name: string, value: string): boolean {
  return name.length + 1 + value.length <= largestCookie;
}
