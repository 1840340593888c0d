/** The address of this page, without query and fragment. */
export const HERE = location.origin + location.pathname;
