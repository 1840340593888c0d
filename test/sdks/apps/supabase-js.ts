import { createClient } from '@supabase/supabase-js';
import { SUPABASE } from '../projects';
import { serve } from './app';
import { appOf } from './supabase';

serve(appOf(createClient(`https://${SUPABASE.host}`, SUPABASE.key)));
