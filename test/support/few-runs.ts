import fc from 'fast-check';

// Property tests of the fast suite try fewer cases; the whole suite tries all of them.
fc.configureGlobal({ numRuns: 20 });
