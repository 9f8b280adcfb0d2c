# asks: Net
class Net:
    def given(self):
        return 1

    def asked(self):
        first = self.given()
        ### BEGIN SOLUTION
        return first + 1
        ### END SOLUTION
