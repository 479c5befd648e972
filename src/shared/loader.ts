import DataLoader from 'dataloader';

const largestBatch = 500;

/**
 * Point reads by id: those that arrive in the same tick share one query, whoever asks. Without a cache one reader can
 * be shared by all requests and never shows anything old; it knows no caller, so permission is checked after the load.
 */
export class PointReader<R extends { readonly id: string }> {
  private readonly loader: DataLoader<string, R | null>;

  constructor(store: { findByIds(ids: readonly string[]): Promise<readonly R[]> }) {
    this.loader = new DataLoader<string, R | null>(
      async (ids) => {
        const records = await store.findByIds([...new Set(ids)]);
        const byId = new Map(records.map((record) => [record.id, record]));
        return ids.map((id) => byId.get(id) ?? null);
      },
      { cache: false, maxBatchSize: largestBatch },
    );
  }

  find(id: string): Promise<R | null> {
    return this.loader.load(id);
  }

  /** For ids that another record names: absent means that the data is damaged. */
  async get(id: string): Promise<R> {
    const record = await this.find(id);
    if (record === null) throw new Error(`a record names ${id}, which does not exist`);
    return record;
  }
}
