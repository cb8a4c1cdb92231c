/** The domain of the demo organization, which `npm start -- --demo` fills in beside all others. */
export const demoDomain = 'demo.example';
