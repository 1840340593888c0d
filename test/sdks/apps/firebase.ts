import { initializeApp } from 'firebase/app';
import {
  browserLocalPersistence,
  browserSessionPersistence,
  indexedDBLocalPersistence,
  initializeAuth,
  type Persistence,
  signInWithEmailAndPassword,
} from 'firebase/auth';
import { FIREBASE } from '../projects';
import { serve, variant } from './app';

const VARIANTS: Record<string, Persistence> = {
  indexeddb: indexedDBLocalPersistence,
  local: browserLocalPersistence,
  session: browserSessionPersistence,
};

// What looks like the public key of a project, put together here so that nobody takes it for one.
const apiKey = `AIza${'LabLabLab'.repeat(4).slice(0, 35)}`;
const auth = initializeAuth(initializeApp({ apiKey, projectId: FIREBASE.project }), { persistence: VARIANTS[variant] });

serve({
  signIn: () => signInWithEmailAndPassword(auth, 'ada@lab.test', 'any at all'),
  refresh: async () => auth.currentUser?.getIdToken(true),
  token: async () => auth.currentUser?.getIdToken(),
});
