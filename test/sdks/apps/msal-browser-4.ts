import { PublicClientApplication } from 'msal-browser-4';
import { serveMsal } from './msal';

serveMsal(PublicClientApplication);
