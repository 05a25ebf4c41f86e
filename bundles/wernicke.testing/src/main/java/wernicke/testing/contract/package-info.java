/**
 * What every plugin has to hold, as tests: implement the interface of its kind in a JUnit 5 test
 * class of the plugin, and say how it is made.
 */
package wernicke.testing.contract;
