from generator.step import *  # noqa
from generator.step import Executor, Failure, Made, Room, Step, attempt  # noqa
