import { PublicClientApplication } from 'msal-browser-2';
import { serveMsal } from './msal';

serveMsal(PublicClientApplication);
