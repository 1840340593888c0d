import { createBrowserClient } from '@supabase/ssr';
import { SUPABASE } from '../projects';
import { serve } from './app';
import { appOf } from './supabase';

serve(appOf(createBrowserClient(`https://${SUPABASE.host}`, SUPABASE.key)));
