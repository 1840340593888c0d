/** A page script as crxjs builds it: the path under which the built extension holds it. */
declare module '*?script&iife' {
  const path: string;
  export default path;
}
