import mongoose, { type mongo } from 'mongoose';

const patienceMs = 2000;

/** Runs a piece of work with a connection to the very server on this port, whatever its replica set says. */
export async function withServer<T>(port: number, work: (admin: mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/`, {
    directConnection: true,
    serverSelectionTimeoutMS: patienceMs,
    connectTimeoutMS: patienceMs,
  });
  try {
    await client.connect();
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
}
