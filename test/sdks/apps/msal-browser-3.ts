import { PublicClientApplication } from 'msal-browser-3';
import { serveMsal } from './msal';

serveMsal(PublicClientApplication);
