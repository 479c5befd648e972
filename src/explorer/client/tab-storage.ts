const prefix = 'partner-gateway:';

/**
 * Where the tabs are kept between visits. Many tools of the kind use the same names in the storage of the same
 * `localhost:4000`; the prefix keeps them apart.
 */
export const tabStorage = {
  getItem: (key: string): string | null => localStorage.getItem(prefix + key),
  setItem: (key: string, value: string): void => {
    localStorage.setItem(prefix + key, value);
  },
  removeItem: (key: string): void => {
    localStorage.removeItem(prefix + key);
  },
  clear(): void {
    for (const key of ownKeys()) localStorage.removeItem(key);
  },
  get length(): number {
    return ownKeys().length;
  },
};

function ownKeys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
}
