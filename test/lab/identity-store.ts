import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** Where the identity provider keeps its records: in this process's memory, gone when the lab stops. */
export const identityStore = (): AdapterFactory => {
  const records = new Map<string, AdapterPayload>();
  return (model) => adapterOf(model, records);
};

const adapterOf = (model: string, records: Map<string, AdapterPayload>): Adapter => {
  const key = (id: string): string => `${model}:${id}`;
  const among = (wanted: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    [...records].find(([id, payload]) => id.startsWith(key('')) && wanted(payload))?.[1];
  return {
    async upsert(id, payload) {
      records.set(key(id), payload);
    },
    async find(id) {
      return records.get(key(id));
    },
    async findByUid(uid) {
      return among((payload) => payload.uid === uid);
    },
    async findByUserCode(userCode) {
      return among((payload) => payload.userCode === userCode);
    },
    async consume(id) {
      const payload = records.get(key(id));
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      records.delete(key(id));
    },
    // Every model of one grant ends with it, not only this adapter's.
    async revokeByGrantId(grantId) {
      for (const [id, payload] of records) if (payload.grantId === grantId) records.delete(id);
    },
  };
};
