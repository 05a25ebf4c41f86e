/** What the tests of several bundles share: made-up data, reference numbers, stand-ins. */
package wernicke.testing;
