/** Some packages from before bundlers expect Node's name for the global object, as their readers are told to provide. */
Object.assign(globalThis, { global: globalThis });
